import {hash, timingSafeEqual} from 'node:crypto';
import type {RequestHandler} from 'express';
import {clientAddress} from './client-address.ts';
import type {Logger} from './logger.ts';
import type {RateLimiter} from './rate-limit.ts';

/** The body of each 401. */
const unauthorized = {status: 401, message: 'Unauthorized: Invalid or missing X-API-KEY'};

/** RFC 9110, section 11.6.1: a 401 has to say how to authenticate. */
const challenge = 'ApiKey realm="ElizaOS API"';

/**
 * Middleware that lets a request through only with the right key in `X-API-KEY`.
 * @param key the key that clients have to send; without one every request goes through
 * @param failures limits how many attempts of a client may fail
 * @param logger gets one warning for each refused request; the key is not part of it
 */
export function apiKeyAuth(
  key: string | undefined,
  failures: RateLimiter,
  logger: Logger,
): RequestHandler {
  const expected = key === undefined ? undefined : digest(key);

  return async function requireApiKey(request, response, next) {
    // #region preflight
    if (request.method === 'OPTIONS') {
      response.status(204).end();
      return;
    }
    // #endregion preflight

    if (expected === undefined) {
      next();
      return;
    }

    // #region check
    const received = request.get('X-API-KEY');
    const isRight = received !== undefined && timingSafeEqual(digest(received), expected);
    // #endregion check

    // #region failures
    if (isRight && !(await failures.isUsedUp(request))) {
      next();
      return;
    }
    failures.count(request, response, () => {
      // The window may have ended just now.
      if (isRight) next();
      else refuse();
    });
    // #endregion failures

    function refuse() {
      logger.warn(
        `Unauthorized access attempt: Missing or invalid X-API-KEY from ${clientAddress(request)}`,
      );
      response.status(401).set('WWW-Authenticate', challenge).json(unauthorized);
    }
  };
}

/**
 * `timingSafeEqual` needs two buffers of one length; a digest gives that,
 * and so hides the key's length as well.
 */
function digest(value: string): Buffer {
  return hash('sha256', value, 'buffer');
}
