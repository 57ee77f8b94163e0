// Sends what a browser sends before a cross-origin request, without a key, and prints the status.

// #region request
const baseUrl = process.env.ELIZA_SERVER_URL || 'http://localhost:3000';
// The URL may end in a slash or in /api, and needs no http://.
const server = baseUrl
  .trim()
  .replace(/\/*(\/api)?\/*$/, '')
  .replace(/^(?!.*:\/\/|$)/, 'http://');

async function sendPreflight() {
  if (server.includes('@')) throw new Error('ELIZA_SERVER_URL has a password in it.');
  const response = await fetch(`${server}/api/agents`, {
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
  const reason = `${error.message} ${error.cause?.code ?? error.cause ?? ''}`;
  console.error(reason.replace(/[^ -~]+/g, ' ').slice(0, 300));
  process.exitCode = 1;
});
// #endregion request
