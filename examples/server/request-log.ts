import type {RequestHandler} from 'express';
import {clientAddress} from './client-address.ts';
import type {Logger} from './logger.ts';

/**
 * Middleware that logs each answered request at level debug: method, path, status, duration and address.
 * The query string is left out, and so is a path that contains the key: a key sent by mistake in the URL
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
  if (key !== undefined && (path.includes(key) || decoded(path).includes(key))) {
    return '(a path that contains the key)';
  }
  // Bytes beyond printable ASCII could steer the terminal that shows the log.
  return path.replace(/[^\x21-\x7e]/g, encodeURIComponent);
}

/** The path without percent-encoding; a path that is not well encoded comes back as it is. */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
