import {connect, type Socket} from 'node:net';
import {setTimeout as delay} from 'node:timers/promises';

/** A connection to a server that a test holds open. */
export interface HeldConnection {
  socket: Socket;
  /** Whether the server keeps the connection: it sends a response to a request on it within five seconds. */
  isKept(): Promise<boolean>;
}

/** Opens a connection from a loopback address. It is open for the client, which does not say that the server keeps it. */
export async function holdConnection(url: string, from = '127.0.0.1'): Promise<HeldConnection> {
  const socket = connect({host: '127.0.0.1', port: Number(new URL(url).port), localAddress: from});
  socket.on('error', () => undefined);
  const closed = new Promise<false>((resolve) => socket.once('close', () => resolve(false)));
  await Promise.race([new Promise((resolve) => socket.once('connect', resolve)), closed]);
  return {
    socket,
    async isKept() {
      if (socket.destroyed) return false;
      const responded = new Promise<true>((resolve) => socket.once('data', () => resolve(true)));
      socket.write('GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n');
      return Promise.race([responded, closed, delay(5000, false, {ref: false})]);
    },
  };
}

/** Opens so many connections from a loopback address one after the other, and gives how many of them are kept. */
export async function connectionsKept(
  url: string,
  count: number,
  from?: string,
): Promise<{kept: number; end(): void}> {
  const connections: HeldConnection[] = [];
  for (let opened = 0; opened < count; opened++) connections.push(await holdConnection(url, from));
  const kept = await Promise.all(connections.map((connection) => connection.isKept()));
  return {
    kept: kept.filter(Boolean).length,
    end: () => {
      for (const {socket} of connections) socket.destroy();
    },
  };
}

/** Waits until a connection is closed, for at most so many milliseconds, and gives whether it was. */
export async function isClosedWithin(socket: Socket, time: number): Promise<boolean> {
  const closed = new Promise<true>((resolve) => socket.once('close', () => resolve(true)));
  return socket.destroyed || Promise.race([closed, delay(time, false, {ref: false})]);
}
