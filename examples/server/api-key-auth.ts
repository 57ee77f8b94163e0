import {createHash, timingSafeEqual} from 'node:crypto';
import type {RequestHandler} from 'express';
import {clientAddress} from './client-address.ts';
import type {Logger} from './logger.ts';

/** The body of every 401 that this server sends. */
const unauthorized = {status: 401, message: 'Unauthorized: Invalid or missing X-API-KEY'};

/**
 * Middleware that lets a request through only with the right key in `X-API-KEY`.
 * @param key the key that clients have to send; without one every request goes through
 * @param logger gets one warning for each refused request; the key is not part of it
 */
export function apiKeyAuth(key: string | undefined, logger: Logger): RequestHandler {
  const expected = key === undefined ? undefined : digest(key);

  return function requireApiKey(request, response, next) {
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
    if (received !== undefined && timingSafeEqual(digest(received), expected)) {
      next();
      return;
    }
    // #endregion check

    logger.warn(
      `Unauthorized access attempt: Missing or invalid X-API-KEY from ${clientAddress(request)}`,
    );
    response.status(unauthorized.status).json(unauthorized);
  };
}

/**
 * `timingSafeEqual` needs two buffers of one length; a digest gives that,
 * and so hides the key's length as well.
 */
function digest(value: string): Buffer {
  return createHash('sha256').update(value).digest();
}
