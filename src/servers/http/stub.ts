import {createServer, type RequestListener, type Server} from 'node:http';
import type {AddressInfo} from 'node:net';

/** Gives a task a server that answers so, by its URL. */
export function withStub<Result>(
  answer: RequestListener,
  task: (url: string, server: Server) => Promise<Result>,
): Promise<Result> {
  const server = createServer(answer);
  return withListening(server, (url) => task(url, server));
}

/** Lets a server listen on a free port of 127.0.0.1 while a task runs, and ends it with all its connections. */
export async function withListening<Result>(
  server: Server,
  task: (url: string) => Promise<Result>,
): Promise<Result> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const {port} = server.address() as AddressInfo;
  try {
    return await task(`http://127.0.0.1:${port}`);
  } finally {
    server.close();
    server.closeAllConnections();
  }
}

/** A server that redirects every request. */
export function redirecting(location: string): RequestListener {
  return (_request, response) => response.writeHead(302, {Location: location}).end();
}
