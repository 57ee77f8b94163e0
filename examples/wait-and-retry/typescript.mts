// Lists the agents. Refused with 429, it waits as long as the server says and tries again.

// #region request
const baseUrl = process.env.ELIZA_SERVER_URL || 'http://localhost:3000';
const apiKey = process.env.ELIZA_SERVER_AUTH_TOKEN || 'test-key';

/** The seconds of a Retry-After, which holds a number of them or a date; at least 1. */
function secondsIn(after = '') {
  const seconds = /^\d+$/.test(after) ? Number(after) : (Date.parse(after) - Date.now()) / 1000;
  return seconds > 1 ? Math.ceil(seconds) : 1;
}

async function listAgents() {
  // The error of fetch would print the key.
  if (/[^ -~]/.test(apiKey)) throw new Error('ELIZA_SERVER_AUTH_TOKEN is not printable ASCII.');
  let patience = 60; // seconds, for all waits together
  for (let retries = 3; ; retries--) {
    const response = await fetch(`${baseUrl.replace(/(\/api)?\/*$/, '')}/api/agents`, {
      headers: {'X-API-KEY': apiKey},
      redirect: 'manual', // The key would go along.
      signal: AbortSignal.timeout(10_000),
    });
    const body = await response.text();
    if (response.ok) return console.log(JSON.stringify(JSON.parse(body), null, 2));
    if (response.status !== 429 || retries === 0) {
      throw new Error(`Refused with ${response.status}: ${body}`);
    }
    const seconds = secondsIn(response.headers.get('Retry-After') ?? '');
    if (seconds > patience) throw new Error(`Refused with 429 for ${seconds} s.`);
    console.error(`429: waiting ${seconds} s`);
    await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
    patience -= seconds;
  }
}

await listAgents().catch((error) => {
  console.error(`${error.message} ${error.cause?.code ?? ''}`.split('\n')[0]);
  process.exitCode = 1;
});
// #endregion request
