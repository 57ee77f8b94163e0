# Sets the key for the programs that this PowerShell starts from now on.

#region export
$env:ELIZA_SERVER_AUTH_TOKEN = 'your-key'
#endregion export
