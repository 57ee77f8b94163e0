import express, {type Express, type RequestHandler} from 'express';
import {agentsRouter} from './agents.ts';
import {apiKeyAuth} from './api-key-auth.ts';
import type {Config} from './config.ts';
import type {Counts} from './counts.ts';
import {crossOrigin} from './cross-origin.ts';
import {errorAnswer, unknownRoute} from './errors.ts';
import type {Logger} from './logger.ts';
import {rateLimiter} from './rate-limit.ts';
import {requestLog} from './request-log.ts';
import {neverCached, securityHeaders} from './security-headers.ts';
import type {Site} from './site.ts';
import {wellFormed} from './well-formed.ts';

/**
 * The whole server as an Express app that does not listen yet: the API at `/api`, `/healthz`, and the site for any other
 * path.
 */
export function createApp(config: Config, counts: Counts, logger: Logger, site: Site): Express {
  const app = express();
  // An answer that no cache keeps needs no ETag.
  app.disable('etag');
  app.set('trust proxy', config.trustedProxy);

  if (logger.isLevelEnabled('debug')) app.use(requestLog(config.key, logger));
  app.use('/api', securityHeaders(), wellFormed, guard(config, counts, logger));
  app.use('/api/agents', agentsRouter());
  app.use('/api', unknownRoute);
  app.use(securityHeaders(), wellFormed);
  app.get('/healthz', (_request, response) => {
    response.json({status: 'ok', timestamp: new Date().toISOString()});
  });
  app.use(site(logger));
  app.use(errorAnswer(logger));
  return app;
}

/** What a request meets before any endpoint, in this order. */
function guard(config: Config, counts: Counts, logger: Logger): RequestHandler[] {
  const requests = rateLimiter(config.requestLimit, 'requests', counts.requests, logger);
  const failures = rateLimiter(config.failureLimit, 'failed attempts', counts.failures, logger);
  return [
    neverCached,
    // The CORS headers come before the key check, so that a page can read a 401.
    crossOrigin(config.allowedOrigins),
    apiKeyAuth(config.key, failures, logger),
    requests.count,
    // Nobody without the key makes the server parse anything.
    express.json({strict: false}),
  ];
}
