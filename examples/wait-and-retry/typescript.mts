// Lists the agents. Refused with 429, it waits as long as the server says and tries again.

// #region request
const baseUrl = process.env.ELIZA_SERVER_URL || 'http://localhost:3000';
const apiKey = process.env.ELIZA_SERVER_AUTH_TOKEN || 'test-key';
// The URL may end in a slash or in /api, and needs no http://.
const server = baseUrl
  .trim()
  .replace(/\/*(\/api)?\/*$/, '')
  .replace(/^(?!.*:\/\/|$)/, 'http://');

/** The seconds of a Retry-After, which holds a number of them or a date; at least 1. */
function secondsIn(after = '') {
  const isNumber = /^\d+$/.test(after);
  const seconds = isNumber ? Number(after) : (Date.parse(after) - Date.now()) / 1000;
  return seconds > 1 ? Math.ceil(seconds) : 1;
}

async function listAgents() {
  if (server.includes('@')) throw new Error('ELIZA_SERVER_URL has a password in it.');
  // In its error, fetch would print a key that no header carries.
  if (!/^[!-~]([ -~]*[!-~])?$/.test(apiKey)) {
    throw new Error(
      'ELIZA_SERVER_AUTH_TOKEN cannot be sent: use printable ASCII, without whitespace around it.',
    );
  }
  let patience = 60; // seconds, for all waits together
  for (let retries = 3; ; retries--) {
    const response = await fetch(`${server}/api/agents`, {
      headers: {'X-API-KEY': apiKey},
      redirect: 'manual', // the key would go along
      signal: AbortSignal.timeout(10_000),
    });
    const body = await response.text();
    if (response.ok) return JSON.parse(body);
    if (response.status !== 429 || retries === 0) {
      throw new Error(`Refused with ${response.status}: ${body}`);
    }
    const seconds = secondsIn(response.headers.get('Retry-After') ?? '');
    if (seconds > patience) throw new Error(`Refused with 429 for ${seconds} s: ${body}`);
    console.error(`429: waiting ${seconds} s`);
    await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
    patience -= seconds;
  }
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
