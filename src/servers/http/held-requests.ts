import {createServer} from 'node:http';
import type {Socket} from 'node:net';
import {oneAtATime} from '../../../examples/server/one-at-a-time.ts';
import {withListening} from './stub.ts';

/** A server that responds to nothing before it is told to, so that what clients send ahead waits. */
export interface HeldRequests {
  url: string;
  /** Responds to what has waited, and to what comes from now on. */
  release(): void;
  /** How much the server has read, in bytes. */
  bytesRead(): number;
}

/** Gives a task a server whose requests wait as those of the reference server do. */
export async function withHeldRequests(
  task: (server: HeldRequests) => Promise<void>,
): Promise<void> {
  let release: () => void = () => undefined;
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  const server = createServer();
  const sockets: Socket[] = [];
  server.on('connection', (socket) => sockets.push(socket));
  oneAtATime(server, (_request, response) => {
    released.then(() => response.end());
  });
  const bytesRead = () => sockets.reduce((sum, socket) => sum + socket.bytesRead, 0);
  await withListening(server, (url) => task({url, release, bytesRead}));
}
