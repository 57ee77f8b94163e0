// Lists the agents. Refused with 429, it waits as long as the server says and tries again.

// #region request
const baseUrl = process.env.ELIZA_SERVER_URL || 'http://localhost:3000';
const apiKey = process.env.ELIZA_SERVER_AUTH_TOKEN || 'test-key';

function listAgents() {
  return fetch(`${baseUrl}/api/agents`, {headers: {'X-API-KEY': apiKey}});
}

let response = await listAgents();
for (let retries = 3; response.status === 429 && retries > 0; retries--) {
  const seconds = Number(response.headers.get('Retry-After')) || 1;
  await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
  response = await listAgents();
}

if (response.ok) {
  console.log(JSON.stringify(await response.json(), null, 2));
} else {
  console.error(`Refused with ${response.status}: ${await response.text()}`);
  process.exitCode = 1;
}
// #endregion request
