import {randomInt} from 'node:crypto';
import {once} from 'node:events';
import {createServer, type Server} from 'node:net';

/**
 * Below the ports that systems give to connections by themselves: from 32768 on in Linux, from 49152 on elsewhere
 * (RFC 6335, section 6). A connection of another test could take one of those before it is used. Browsers block none from
 * 11000 on (https://fetch.spec.whatwg.org/#port-blocking).
 */
const range = [11_000, 32_768] as const;

/** Ports of 127.0.0.1 that nothing listens on at this moment. */
export async function freePorts(count: number): Promise<number[]> {
  const taken = new Map<number, Server>();
  while (taken.size < count) {
    const port = randomInt(...range);
    const server = await listenOn(port);
    if (server) taken.set(port, server);
  }
  await Promise.all([...taken.values()].map((server) => once(server.close(), 'close')));
  return [...taken.keys()];
}

/** One such port. */
export async function freePort(): Promise<number> {
  const [port = 0] = await freePorts(1);
  return port;
}

/** A server on this port, which nothing else can take meanwhile; `undefined` where something else has it. */
export async function listenOn(port: number): Promise<Server | undefined> {
  const server = createServer();
  const listens = once(server, 'listening');
  server.listen(port, '127.0.0.1');
  return listens.then(
    () => server,
    () => undefined,
  );
}
