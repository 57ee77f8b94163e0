import type {Server} from 'node:http';
import {createApp} from './app.ts';
import type {Config} from './config.ts';
import {openCounts} from './counts.ts';
import {endWithNpm} from './end-with-npm.ts';
import {type Listening, listen} from './listen.ts';
import {createLogger, type Logger} from './logger.ts';
import {noSite, type Site} from './site.ts';
import {weakness} from './weak-key.ts';

/** How long a stop waits for requests under way, in milliseconds. */
export const stopTimeoutMs = 3000;

/** What a run may have beside its configuration. */
export interface RunOptions {
  /** What stands beside the API. */
  site?: Site;
  /** Is called once the server listens. Where what it gives settles, the server stops, as by a signal. */
  meanwhile?: () => Promise<string>;
}

/**
 * Runs the server until SIGINT or SIGTERM, or until the npm that started it ends. Gives the exit code: 0 after a stop,
 * 1 where it could not listen.
 */
export async function run(config: Config, {site, meanwhile}: RunOptions = {}): Promise<number> {
  // First, since whoever reads in the log that the server listens may stop it at once.
  const signalled = nextSignal();
  endWithNpm();
  const result = await open(config, process.stdout, site);
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

/** A server that answers, and its log; or why it cannot listen. */
export type OpenResult =
  | {
      ok: true;
      listening: Listening;
      logger: Logger;
      /** Ends what the server holds beside its connections to clients. */
      release(): void;
    }
  | {ok: false; problem: string};

/**
 * Starts the server and logs where it listens, after a warning where the key is missing or weak.
 * @param output where the log goes
 * @param site what stands beside the API
 */
export async function open(
  config: Config,
  output: NodeJS.WritableStream,
  site = noSite,
): Promise<OpenResult> {
  const logger = createLogger(config.logLevel, output);
  const counts = await openCounts(config, logger);
  const result = await listen(createApp(config, counts, logger, site), config, logger);
  if (!result.ok) {
    counts.close();
    return result;
  }
  const {url} = result.listening;
  warnAboutKey(config.key, logger);
  for (const notice of config.notices) logger.warn(notice);
  logger.info(`Listening on ${url}: the API is at ${url}/api`);
  return {ok: true, listening: result.listening, logger, release: counts.close};
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
