# Creates an agent.

#region create
$agent = @{ name = 'Scout'; bio = @('Looks things up.') }
Invoke-RestMethod -Method Post -Uri http://localhost:3000/api/agents `
  -Headers @{ 'X-API-KEY' = 'your-key' } -ContentType 'application/json' `
  -Body (@{ characterJson = $agent } | ConvertTo-Json -Depth 4)
#endregion create
