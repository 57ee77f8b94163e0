// Asks what a browser asks before a cross-origin request, without a key, and prints the status.

// #region request
const baseUrl = process.env.ELIZA_SERVER_URL || 'http://localhost:3000';

const response = await fetch(`${baseUrl}/api/agents`, {
  method: 'OPTIONS',
  headers: {
    Origin: 'https://app.example.com',
    'Access-Control-Request-Method': 'GET',
    'Access-Control-Request-Headers': 'X-API-KEY',
  },
});

console.log(response.status);
if (!response.ok) process.exitCode = 1;
// #endregion request
