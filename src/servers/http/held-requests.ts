import {createServer} from 'node:http';
import {oneAtATime} from '../../../examples/server/one-at-a-time.ts';
import {withListening} from './stub.ts';

/** A server that responds to nothing before it is told to, so that what clients send ahead waits. */
export interface HeldRequests {
  url: string;
  /** Responds to what has waited, and to what comes from now on. */
  release(): void;
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
  oneAtATime(server, (_request, response) => {
    released.then(() => response.end());
  });
  await withListening(server, (url) => task({url, release}));
}
