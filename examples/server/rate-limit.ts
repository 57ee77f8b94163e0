import type {Request, RequestHandler} from 'express';
import {ipKeyGenerator, type RateLimitInfo, rateLimit, type Store} from 'express-rate-limit';
import {clientAddress} from './client-address.ts';
import type {Limit} from './config.ts';
import type {Logger} from './logger.ts';

/** A limit on what each client may do in a time. */
export interface RateLimiter {
  /** Middleware that counts the request, and answers 429 if it is beyond the limit. */
  count: RequestHandler;
  /** Whether the client has used up its limit. This request is not counted. */
  isUsedUp(request: Request): Promise<boolean>;
}

/** What the middleware of express-rate-limit leaves on a request. */
type Counted = Request & {rateLimit: RateLimitInfo};

/** The body of each 429, as the released ElizaOS server sends it. */
const tooManyRequests = {
  success: false,
  error: {code: 'RATE_LIMIT_EXCEEDED', message: 'Too many requests. Please try again later.'},
};

/**
 * @param what is counted, as the log says it: `requests`
 * @param logger gets one warning for each client and window
 */
export function rateLimiter(
  {max, window}: Limit,
  what: string,
  counts: Store,
  logger: Logger,
): RateLimiter {
  const count = rateLimit({
    windowMs: window * 1000,
    limit: max,
    // With the policy as the released ElizaOS server sends it.
    standardHeaders: 'draft-6',
    legacyHeaders: false,
    store: counts,
    keyGenerator: clientOf,
    handler(request, response) {
      if ((request as Counted).rateLimit.used === max + 1) {
        const wait = response.getHeader('Retry-After');
        logger.warn(`Too many ${what} from ${clientAddress(request)}: refused for ${wait} s`);
      }
      response.status(429).json(tooManyRequests);
    },
  });
  return {
    count,
    async isUsedUp(request) {
      const counted = await count.getKey(clientOf(request));
      return counted !== undefined && counted.totalHits >= max;
    },
  };
}

/** One address is one client; of IPv6, one network of 56 bits is, since everyone there has as many addresses. */
function clientOf(request: Request): string {
  return ipKeyGenerator(clientAddress(request));
}
