import {readFile} from 'node:fs/promises';
import path from 'node:path';
import {type RequestHandler, Router} from 'express';
import type {BuiltSite} from './built-site.ts';
import {versionFor} from './file-version.ts';
import {fileAt} from './found-file.ts';
import {siteFiles} from './site-files.ts';

/** What a page gets whose site is being built, or was taken away. A browser that shows it looks again by itself. */
const noSiteYet =
  'The site is not there: it is being built, or it was taken away. Build it, and reload this page. The API is at /api.\n';

/** Serves a built site at `/`; an unknown path gets the site's own 404 page. */
export function site(built: BuiltSite): RequestHandler {
  const router = Router();
  router.use(siteFiles(built.directory));
  router.use(async (request, response) => {
    if (built.isAway()) {
      response.status(503).set({'Retry-After': '5', Refresh: '5', 'Cache-Control': 'no-store'});
      response.type('text').send(noSiteYet);
      return;
    }
    // Not as a file that may be sent in parts or under conditions: there is no such file.
    const notFound = await fileAt(path.join(built.directory, '404.html'));
    if (!notFound) throw new Error(`${built.directory} has no 404.html`);
    const {ending, encoding} = await versionFor(request, response, notFound);
    const page = await readFile(notFound.file + ending);
    if (encoding) response.set('Content-Encoding', encoding);
    response.status(404).type('html').send(page);
  });
  return router;
}

/** What stands in the place of a site where there is none: `/` says in a line where the API is. */
export function noSite(): RequestHandler {
  const router = Router();
  router.get('/', (_request, response) => {
    response.type('text').send('ElizaOS reference server. The API is at /api.\n');
  });
  router.use((_request, response) => {
    response.status(404).type('text').send('Not found. The API is at /api.\n');
  });
  return router;
}
