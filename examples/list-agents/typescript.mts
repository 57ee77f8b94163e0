// Lists the agents. A refusal prints the status and the server's response and ends with exit code 1.

// #region request
const baseUrl = process.env.ELIZA_SERVER_URL || 'http://localhost:3000';
const apiKey = process.env.ELIZA_SERVER_AUTH_TOKEN || 'test-key';
// The URL may end in a slash or in /api, and needs no http://.
const server = baseUrl
  .trim()
  .replace(/\/*(\/api)?\/*$/, '')
  .replace(/^(?!.*:\/\/|$)/, 'http://');

async function listAgents() {
  if (server.includes('@')) throw new Error('ELIZA_SERVER_URL has a password in it.');
  // In its error, fetch would print a key that no header carries.
  if (!/^[!-~]([ -~]*[!-~])?$/.test(apiKey)) {
    throw new Error(
      'ELIZA_SERVER_AUTH_TOKEN cannot be sent: use printable ASCII, without whitespace around it.',
    );
  }
  const response = await fetch(`${server}/api/agents`, {
    headers: {'X-API-KEY': apiKey},
    redirect: 'manual', // the key would go along
    signal: AbortSignal.timeout(10_000),
  });
  const body = await response.text();
  if (!response.ok) throw new Error(`Refused with ${response.status}: ${body}`);
  return JSON.parse(body);
}

await listAgents().then(
  (response) => console.log(JSON.stringify(response, null, 2)),
  (error) => {
    const reason = `${error.message} ${error.cause?.code ?? error.cause ?? ''}`;
    console.error(reason.replace(/[^ -~]+/g, ' ').slice(0, 300));
    process.exitCode = 1;
  },
);
// #endregion request
