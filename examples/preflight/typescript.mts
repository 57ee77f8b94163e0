// Sends what a browser sends before a cross-origin request, without a key, and prints the status.

// #region request
const baseUrl = process.env.ELIZA_SERVER_URL || 'http://localhost:3000';

async function sendPreflight() {
  const response = await fetch(`${baseUrl.replace(/(\/api)?\/*$/, '')}/api/agents`, {
    method: 'OPTIONS',
    headers: {
      Origin: 'https://app.example.com',
      'Access-Control-Request-Method': 'GET',
      'Access-Control-Request-Headers': 'X-API-KEY',
    },
    redirect: 'manual',
    signal: AbortSignal.timeout(10_000),
  });
  console.log(response.status);
  if (!response.ok) process.exitCode = 1;
}

await sendPreflight().catch((error) => {
  console.error(`${error.message} ${error.cause?.code ?? ''}`);
  process.exitCode = 1;
});
// #endregion request
