import type {Server} from 'node:http';
import type {Config} from './config.ts';
import {endWithNpm} from './end-with-npm.ts';
import {open} from './open.ts';

/** How long a stop waits for requests under way, in milliseconds. */
export const stopTimeoutMs = 3000;

/** What a run may have beside its configuration. */
export interface RunOptions {
  /** The folder of the built site, if there is one. */
  siteDirectory?: string | undefined;
  /** Is called once the server listens. Where what it gives settles, the server stops, as by a signal. */
  meanwhile?: () => Promise<string>;
}

/**
 * Runs the server until SIGINT or SIGTERM, or until the npm that started it ends. Gives the exit code: 0 after a stop,
 * 1 where it could not listen.
 */
export async function run(
  config: Config,
  {siteDirectory, meanwhile}: RunOptions = {},
): Promise<number> {
  // First, since whoever reads in the log that the server listens may stop it at once.
  const signalled = nextSignal();
  endWithNpm();
  const result = await open(config, process.stdout, siteDirectory);
  if (!result.ok) {
    process.stderr.write(`${result.problem}\n`);
    return 1;
  }
  const reason = await Promise.race([signalled, ...(meanwhile ? [meanwhile()] : [])]);
  result.logger.info(`Stopping on ${reason}`);
  await stop(result.listening.server);
  result.release();
  return 0;
}

function nextSignal(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
  });
}

/** Takes no new connections and lets what is under way end; what is still open after a while is cut off. */
function stop(server: Server): Promise<void> {
  // A connection under way ends with its next answer.
  server.prependListener('request', (_request, response) => {
    response.setHeader('Connection', 'close');
  });
  return new Promise((resolve) => {
    const cutOff = setTimeout(() => server.closeAllConnections(), stopTimeoutMs);
    server.close(() => {
      clearTimeout(cutOff);
      resolve();
    });
  });
}
