import type {RequestHandler} from 'express';
import {clientAddress} from './client-address.ts';
import type {Logger} from './logger.ts';

/**
 * Middleware that logs each request at level debug: method, path, status, duration and address.
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
    response.once('close', () => {
      const duration = Math.round(performance.now() - started);
      const outcome = request.errored === null ? response.statusCode : 'aborted';
      logger.debug(`${request.method} ${path} ${outcome} in ${duration} ms from ${address}`);
    });
    next();
  };
}

/** How many characters of a path the log has. Otherwise one client could fill a disk with few requests. */
const longestPath = 500;

/** Bytes that could steer a terminal never come here: Node.js refuses a path with any of them. */
function loggablePath(path: string, parts: readonly string[]): string {
  if (parts.length > 0 && mayContain(path, parts)) return '(a path that may contain the key)';
  return path.length > longestPath ? `${path.slice(0, longestPath)}…` : path;
}

/** Each part of the key with as many characters as tell something of it; a shorter key is one part. In lower case. */
function partsOf(key: string): string[] {
  const length = Math.min(6, key.length);
  return Array.from({length: key.length - length + 1}, (_, start) =>
    key.slice(start, start + length).toLowerCase(),
  );
}

/** How often a path is decoded. Nobody encodes one as often by mistake, and each round costs time. */
const rounds = 4;

/**
 * Whether the path contains a part in any letter case, plain or percent-encoded; so may one that is not well encoded, or
 * encoded too often.
 */
function mayContain(path: string, parts: readonly string[]): boolean {
  let text = path.toLowerCase();
  for (let round = 0; round < rounds; round++) {
    const current = text;
    if (parts.some((part) => current.includes(part))) return true;
    try {
      text = decodeURIComponent(current).toLowerCase();
    } catch {
      return true;
    }
    if (text === current) return false;
  }
  return true;
}
