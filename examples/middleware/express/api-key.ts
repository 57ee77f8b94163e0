import {createHash, timingSafeEqual} from 'node:crypto';
import type {RequestHandler} from 'express';

/**
 * Lets a request go on only with the right key in `X-API-KEY`. Throws where the key is not set, or no client could send it.
 * @param warn gets a line for each refused request, without the key
 */
export function requireApiKey(
  key: string | undefined,
  warn: (line: string) => void = console.warn,
): RequestHandler {
  const expected = digest(sendable(key));

  return (request, response, next) => {
    // A browser sends no key with a preflight. It must not reach an endpoint either.
    if (request.method === 'OPTIONS') {
      response.status(204).end();
      return;
    }
    const received = request.get('X-API-KEY');
    if (received !== undefined && timingSafeEqual(digest(received), expected)) {
      next();
      return;
    }
    warn(`Unauthorized access attempt: Missing or invalid X-API-KEY from ${request.ip}`);
    response
      .status(401)
      .set('WWW-Authenticate', 'ApiKey realm="API"')
      .json({status: 401, message: 'Unauthorized: Invalid or missing X-API-KEY'});
  };
}

/** `timingSafeEqual` needs two buffers of one length. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

/** The key, where a header can carry it. No message repeats it. */
function sendable(key: unknown): string {
  if (typeof key !== 'string' || key === '') {
    throw new Error('requireApiKey: no key is set. Generate one with: openssl rand -base64 32');
  }
  if (key !== key.trim()) {
    throw new Error('requireApiKey: the key has whitespace around it, which HTTP removes.');
  }
  if (!/^[\x20-\x7e]+$/.test(key)) {
    throw new Error('requireApiKey: the key has a character other than printable ASCII.');
  }
  return key;
}
