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

/** Bytes that could steer a terminal never come here: Node.js refuses a path with any of them. */
function loggablePath(path: string, key: string | undefined): string {
  if (key !== undefined && mayContain(path, key)) return '(a path that may contain the key)';
  return path;
}

/** Whether the path contains the key, plain or percent-encoded, however often; so may one that is not well encoded. */
function mayContain(path: string, key: string): boolean {
  try {
    for (let text = path; ; ) {
      if (text.includes(key)) return true;
      const decoded = decodeURIComponent(text);
      if (decoded === text) return false;
      text = decoded;
    }
  } catch {
    return true;
  }
}
