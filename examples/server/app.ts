import express, {type Express} from 'express';
import helmet from 'helmet';
import {agentsRouter} from './agents.ts';
import {apiKeyAuth} from './api-key-auth.ts';
import type {Config} from './config.ts';
import {crossOrigin} from './cross-origin.ts';
import {errorAnswer, unknownRoute} from './errors.ts';
import type {Logger} from './logger.ts';
import {requestLog} from './request-log.ts';
import {site} from './site.ts';

/**
 * The whole server as an Express app that does not listen yet: the API at `/api`, `/healthz`, the site at `/`.
 * @param siteDirectory the folder of the built site, if there is one
 */
export function createApp(config: Config, logger: Logger, siteDirectory?: string): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', config.trustedProxy);

  app.use(requestLog(config.key, logger));
  app.get('/healthz', (_request, response) => {
    response.json({status: 'ok', timestamp: new Date().toISOString()});
  });
  // The CORS headers come before the key check, so that a page can read a 401.
  app.use('/api', helmet(), crossOrigin(config.allowedOrigins), apiKeyAuth(config.key, logger));
  app.use('/api/agents', agentsRouter());
  app.use('/api', unknownRoute);
  app.use(site(siteDirectory));
  app.use(errorAnswer(logger));
  return app;
}
