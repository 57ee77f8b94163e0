import type {RequestHandler} from 'express';
import {clientAddress} from './client-address.ts';
import type {Logger} from './logger.ts';

/**
 * Middleware that logs each answered request at level debug: method, path, status, duration and address.
 * The query string is left out, and so is a path that may contain the key or a part of it: a key sent by mistake in
 * the URL must not stay in a file.
 * @param key the configured key
 */
export function requestLog(key: string | undefined, logger: Logger): RequestHandler {
  const parts = key === undefined ? [] : partsOf(key);
  return function logRequest(request, response, next) {
    const started = performance.now();
    const path = loggablePath(request.path, parts);
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
function loggablePath(path: string, parts: readonly string[]): string {
  if (parts.length > 0 && mayContain(path, parts)) return '(a path that may contain the key)';
  return path;
}

/** Each part of the key with as many characters as tell something of it; a shorter key is one part. */
function partsOf(key: string): string[] {
  const length = Math.min(6, key.length);
  return Array.from({length: key.length - length + 1}, (_, start) =>
    key.slice(start, start + length),
  );
}

/** Whether the path contains a part, plain or percent-encoded, however often; so may one that is not well encoded. */
function mayContain(path: string, parts: readonly string[]): boolean {
  try {
    for (let text = path; ; ) {
      if (parts.some((part) => text.includes(part))) return true;
      const decoded = decodeURIComponent(text);
      if (decoded === text) return false;
      text = decoded;
    }
  } catch {
    return true;
  }
}
