// Tells whether the server runs, without a key. An error prints the status and the server's response and ends with exit code 1.

// #region request
const baseUrl = process.env.ELIZA_SERVER_URL || 'http://localhost:3000';

async function checkHealth() {
  const response = await fetch(`${baseUrl.replace(/(\/api)?\/*$/, '')}/healthz`, {
    redirect: 'manual',
    signal: AbortSignal.timeout(10_000),
  });
  const body = await response.text();
  if (!response.ok) throw new Error(`Failed with ${response.status}: ${body}`);
  console.log(JSON.stringify(JSON.parse(body), null, 2));
}

await checkHealth().catch((error) => {
  console.error(`${error.message} ${error.cause?.code ?? ''}`.split('\n')[0]);
  process.exitCode = 1;
});
// #endregion request
