// #region mount
const {createServer} = require('node:http');
const {requireApiKey} = require('./api-key.cjs');

const api = requireApiKey(process.env.ELIZA_SERVER_AUTH_TOKEN, (request, response) => {
  if (request.url !== '/api/agents') response.writeHead(404).end();
  else response.end(JSON.stringify({success: true, data: {agents: []}}));
});

// What is public is named. Everything else needs the key, however its path is spelled.
const server = createServer((request, response) => {
  if (request.url === '/healthz') response.end('{"status":"ok"}');
  else api(request, response);
});
// #endregion mount

server.listen(Number(process.env.SERVER_PORT ?? 3000), '127.0.0.1', () => {
  const {port} = server.address();
  console.log(`Listening on http://127.0.0.1:${port}`);
});
