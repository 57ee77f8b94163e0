import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';

/** Gives a task the URL of a server that answers whatever it is asked with an error. */
export async function withFailingServer<Result>(
  status: number,
  task: (url: string) => Promise<Result>,
): Promise<Result> {
  const server = createServer((_request, response) => {
    response.writeHead(status, {'Content-Type': 'application/json'}).end('{"failed": true}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const {port} = server.address() as AddressInfo;
  try {
    return await task(`http://127.0.0.1:${port}`);
  } finally {
    server.close();
    server.closeAllConnections();
  }
}
