# Writes the .env file of the working directory. Windows PowerShell 5 writes UTF-16 with > and Out-File, which ElizaOS does not
# read; this file is ASCII in every version.

#region make
Set-Content -Path .env -Encoding ascii -Value 'ELIZA_SERVER_AUTH_TOKEN=your-key'
#endregion make
