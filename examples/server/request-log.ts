import type {RequestHandler} from 'express';
import {clientAddress} from './client-address.ts';
import type {Logger} from './logger.ts';

/**
 * Middleware that logs each answered request at level debug: method, path, status, duration and address.
 * The query string is left out, and so is a path that may contain the key: a key sent by mistake in the URL
 * must not stay in a file.
 * @param key the configured key
 */
export function requestLog(key: string | undefined, logger: Logger): RequestHandler {
  return function logRequest(request, response, next) {
    const started = performance.now();
    const path = loggablePath(request.path, key);
    const address = clientAddress(request);
    response.once('finish', () => {
      const duration = Math.round(performance.now() - started);
      logger.debug(
        `${request.method} ${path} ${response.statusCode} in ${duration} ms from ${address}`,
      );
    });
    next();
  };
}

function loggablePath(path: string, key: string | undefined): string {
  if (key !== undefined && mayContain(path, key)) return '(a path that may contain the key)';
  // Bytes beyond printable ASCII could steer the terminal that shows the log.
  return path.replace(/[^\x21-\x7e]/g, encodeURIComponent);
}

/** Whether the path contains the key, plain or percent-encoded, also twice; so may one that is not well encoded. */
function mayContain(path: string, key: string): boolean {
  let text = path;
  try {
    for (let round = 0; round < 3; round++) {
      if (text.includes(key)) return true;
      text = decodeURIComponent(text);
    }
    return text.includes(key);
  } catch {
    return true;
  }
}
