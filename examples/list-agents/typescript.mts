// Lists the agents. A refusal prints the status and the server's response and ends with exit code 1.

// #region request
const baseUrl = process.env.ELIZA_SERVER_URL || 'http://localhost:3000';
const apiKey = process.env.ELIZA_SERVER_AUTH_TOKEN || 'test-key';

async function listAgents() {
  // The error of fetch would print the key.
  if (/[^ -~]/.test(apiKey)) throw new Error('ELIZA_SERVER_AUTH_TOKEN is not printable ASCII.');
  const response = await fetch(`${baseUrl.replace(/(\/api)?\/*$/, '')}/api/agents`, {
    headers: {'X-API-KEY': apiKey},
    redirect: 'manual', // The key would go along.
    signal: AbortSignal.timeout(10_000),
  });
  const body = await response.text();
  if (!response.ok) throw new Error(`Refused with ${response.status}: ${body}`);
  console.log(JSON.stringify(JSON.parse(body), null, 2));
}

await listAgents().catch((error) => {
  console.error(`${error.message} ${error.cause?.code ?? ''}`.split('\n')[0]);
  process.exitCode = 1;
});
// #endregion request
