import type {Server} from 'node:http';
import {createApp} from './app.ts';
import type {Config} from './config.ts';
import {listen} from './listen.ts';
import {createLogger, type Logger} from './logger.ts';
import {weakness} from './weak-key.ts';

/** How long a stop waits for requests under way, in milliseconds. */
const patience = 10_000;

/**
 * Runs the server until SIGINT or SIGTERM. Gives the exit code: 0 after a stop, 1 where it could not listen.
 * @param siteDirectory the folder of the built site, if there is one
 */
export async function run(config: Config, siteDirectory?: string): Promise<number> {
  const logger = createLogger(config.logLevel, process.stdout);
  const result = await listen(createApp(config, logger, siteDirectory), config);
  if (!result.ok) {
    process.stderr.write(`${result.problem}\n`);
    return 1;
  }
  const {server, url} = result.listening;
  // Before the log says that the server listens, since whoever reads that may stop it at once.
  const signalled = nextSignal();
  warnAboutKey(config.key, logger);
  logger.info(`Listening on ${url}: the API is at ${url}/api`);

  const signal = await signalled;
  logger.info(`Stopping on ${signal}`);
  await stop(server);
  return 0;
}

function warnAboutKey(key: string | undefined, logger: Logger): void {
  if (key === undefined) {
    logger.warn(
      'Authentication is disabled: ELIZA_SERVER_AUTH_TOKEN is not set, so everything under /api answers without a key',
    );
    return;
  }
  const reason = weakness(key);
  if (reason !== undefined) {
    logger.warn(
      `ELIZA_SERVER_AUTH_TOKEN is weak: the key is ${reason}. Generate one with: openssl rand -base64 32`,
    );
  }
}

function nextSignal(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
  });
}

/** Takes no new requests and lets those under way end; what is still open after a while is cut off. */
function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const cutOff = setTimeout(() => server.closeAllConnections(), patience);
    server.close(() => {
      clearTimeout(cutOff);
      resolve();
    });
  });
}
