import {type RequestHandler, Router} from 'express';
import type {Logger} from './logger.ts';

/** What stands beside the API on the same port: it handles each request for another path than `/api` and `/healthz`. */
export type Site = (logger: Logger) => RequestHandler;

/** What stands there where there is no site: `/` says in a line where the API is. */
export const noSite: Site = () => {
  const router = Router();
  router.get('/', (_request, response) => {
    response.type('text').send('ElizaOS reference server. The API is at /api.\n');
  });
  router.use((_request, response) => {
    response.status(404).type('text').send('Not found. The API is at /api.\n');
  });
  return router;
};
