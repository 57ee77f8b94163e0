// Lists the agents. A refusal prints the status and the server's answer and ends with exit code 1.

// #region request
const baseUrl = process.env.ELIZA_SERVER_URL || 'http://localhost:3000';
const apiKey = process.env.ELIZA_SERVER_AUTH_TOKEN || 'test-key';

const response = await fetch(`${baseUrl}/api/agents`, {
  headers: {'X-API-KEY': apiKey},
});

if (response.ok) {
  console.log(JSON.stringify(await response.json(), null, 2));
} else {
  console.error(`Refused with ${response.status}: ${await response.text()}`);
  process.exitCode = 1;
}
// #endregion request
