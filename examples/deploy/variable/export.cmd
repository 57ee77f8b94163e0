@REM Sets the key for the programs that this window starts from now on. The quotation marks stand around both, so that no space
@REM before a && becomes a part of the key.

@REM #region export
set "ELIZA_SERVER_AUTH_TOKEN=your-key"
@REM #endregion export
