import type {Store} from 'express-rate-limit';
import type {Logger} from './logger.ts';
import {MemoryCounts} from './memory-counts.ts';

/** Where the two limits keep their counts. */
export interface Counts {
  requests: Store;
  failures: Store;
  /** Ends the connection to Redis, where there is one. */
  close(): void;
}

/**
 * Counts in memory, or in Redis where a URL is given.
 * @param redisUrl for example `redis://127.0.0.1:6379`
 */
export async function openCounts(redisUrl: string | undefined, logger: Logger): Promise<Counts> {
  if (redisUrl === undefined) {
    return {requests: new MemoryCounts(), failures: new MemoryCounts(), close: () => undefined};
  }
  // A server without Redis does not load its client, which takes as long to load as all the rest.
  const [{RedisLink}, {SharedCounts}] = await Promise.all([
    import('./redis-link.ts'),
    import('./shared-counts.ts'),
  ]);
  const link = new RedisLink(redisUrl, logger);
  await link.open();
  return {
    requests: new SharedCounts(link, 'requests'),
    failures: new SharedCounts(link, 'failures'),
    close: () => link.close(),
  };
}
