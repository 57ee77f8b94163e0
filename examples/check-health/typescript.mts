// Asks whether the server runs, without a key. An error prints the status and the server's answer and ends with exit code 1.

// #region request
const baseUrl = process.env.ELIZA_SERVER_URL || 'http://localhost:3000';

const response = await fetch(`${baseUrl}/healthz`);

if (response.ok) {
  console.log(JSON.stringify(await response.json(), null, 2));
} else {
  console.error(`Failed with ${response.status}: ${await response.text()}`);
  process.exitCode = 1;
}
// #endregion request
