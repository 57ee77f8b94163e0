import {createApp} from './app.ts';
import type {Config} from './config.ts';
import {openCounts} from './counts.ts';
import {type Listening, listen} from './listen.ts';
import {createLogger, type Logger} from './logger.ts';
import {weakness} from './weak-key.ts';

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
 * @param siteDirectory the folder of the built site, if there is one
 */
export async function open(
  config: Config,
  output: NodeJS.WritableStream,
  siteDirectory?: string,
): Promise<OpenResult> {
  const logger = createLogger(config.logLevel, output);
  const counts = await openCounts(config, logger);
  const result = await listen(createApp(config, counts, logger, siteDirectory), config, logger);
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
