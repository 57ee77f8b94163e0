import cors from 'cors';
import type {RequestHandler} from 'express';

/**
 * Middleware that adds the CORS headers to every answer, a 401 included, so that a page may read it.
 * It answers nothing itself: a preflight goes on to the key check, which ends it.
 * @param allowedOrigins the origins that may read answers; `undefined` allows any
 */
export function crossOrigin(allowedOrigins: readonly string[] | undefined): RequestHandler {
  return cors({
    origin: allowedOrigins === undefined ? '*' : [...allowedOrigins],
    methods: ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'],
    allowedHeaders: ['Content-Type', 'Authorization', 'X-API-KEY'],
    exposedHeaders: [
      'RateLimit-Policy',
      'RateLimit-Limit',
      'RateLimit-Remaining',
      'RateLimit-Reset',
      'Retry-After',
    ],
    maxAge: 86_400,
    preflightContinue: true,
  });
}
