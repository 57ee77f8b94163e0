// Tells whether the server runs, without a key. An error prints the status and the server's response and ends with exit code 1.

// #region request
const baseUrl = process.env.ELIZA_SERVER_URL || 'http://localhost:3000';
// The URL may end in a slash or in /api, and needs no http://.
const server = baseUrl
  .trim()
  .replace(/\/*(\/api)?\/*$/, '')
  .replace(/^(?!.*:\/\/|$)/, 'http://');

async function checkHealth() {
  if (server.includes('@')) throw new Error('ELIZA_SERVER_URL has a password in it.');
  const response = await fetch(`${server}/healthz`, {
    redirect: 'manual',
    signal: AbortSignal.timeout(10_000),
  });
  const body = await response.text();
  if (!response.ok) throw new Error(`Failed with ${response.status}: ${body}`);
  return JSON.parse(body);
}

await checkHealth().then(
  (response) => console.log(JSON.stringify(response, null, 2)),
  (error) => {
    const reason = `${error.message} ${error.cause?.code ?? error.cause ?? ''}`;
    console.error(reason.replace(/[^ -~]+/g, ' ').slice(0, 300));
    process.exitCode = 1;
  },
);
// #endregion request
