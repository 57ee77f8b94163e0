import type {Store} from 'express-rate-limit';
import type {Config} from './config.ts';
import type {Logger} from './logger.ts';
import {MemoryCounts} from './memory-counts.ts';

/** Where the two limits keep their counts. */
export interface Counts {
  requests: Store;
  failures: Store;
  /** Ends the connection to Redis, where there is one. */
  close(): void;
}

/** Counts in memory, or in Redis where a URL is configured. */
export async function openCounts(
  {
    redisUrl,
    requestLimit,
    failureLimit,
  }: Pick<Config, 'redisUrl' | 'requestLimit' | 'failureLimit'>,
  logger: Logger,
): Promise<Counts> {
  if (redisUrl === undefined) {
    return {requests: new MemoryCounts(), failures: new MemoryCounts(), close: () => undefined};
  }
  // A server without Redis does not load its client, which takes as long to load as all the rest.
  const [{RedisLink}, {SharedCounts}] = await Promise.all([
    import('./redis-link.ts'),
    import('./shared-counts.ts'),
  ]);
  const link = new RedisLink(redisUrl, logger);
  const counts = {
    requests: new SharedCounts(link, 'requests', requestLimit.window),
    failures: new SharedCounts(link, 'failures', failureLimit.window),
    close: () => link.close(),
  };
  await link.open();
  return counts;
}
