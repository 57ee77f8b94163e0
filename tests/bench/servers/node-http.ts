import {createServer} from 'node:http';
import {agents, announce} from './answer.ts';

const server = createServer((_request, response) => {
  const body = JSON.stringify(agents);
  response.writeHead(200, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': Buffer.byteLength(body),
  });
  response.end(body);
});
await announce(server.listen(0, '127.0.0.1'));
