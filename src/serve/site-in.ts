import {readFile} from 'node:fs/promises';
import path from 'node:path';
import {type RequestHandler, Router} from 'express';
import {policy, securityHeaders} from '../../examples/server/security-headers.ts';
import type {Site} from '../../examples/server/site.ts';
import {type BuiltSite, builtSite} from './built-site.ts';
import {fileAt, versionFor} from './file-version.ts';
import {siteFiles} from './site-files.ts';

/** What a page gets whose site is being built, or was taken away. A browser that shows it looks again by itself. */
const noSiteYet =
  'The site is not there: it is being built, or it was taken away. Build it, and reload this page. The API is at /api.\n';

/** The built site in a folder, to stand beside the API; an unknown path gets the site's own 404 page. */
export function siteIn(directory: string): Site {
  return (logger) => {
    const built = builtSite(directory, logger);
    const router = Router();
    router.use(pageHeaders(built), siteFiles(directory));
    router.use(async (request, response) => {
      if (built.isAway()) {
        response.status(503).set({'Retry-After': '5', Refresh: '5', 'Cache-Control': 'no-store'});
        response.type('text').send(noSiteYet);
        return;
      }
      // Not as a file that may be sent in parts or under conditions: there is no such file.
      const notFound = await fileAt(path.join(directory, '404.html'));
      if (!notFound) throw new Error(`${directory} has no 404.html`);
      const {ending, encoding} = await versionFor(request, response, notFound);
      const page = await readFile(notFound.file + ending);
      if (encoding) response.set('Content-Encoding', encoding);
      response.status(404).type('html').send(page);
    });
    return router;
  };
}

/** Middleware that sets the headers of the pages that are there now. */
function pageHeaders(built: BuiltSite): RequestHandler {
  let scripts = built.scriptHashes();
  let setHeaders = headersWith(scripts);
  return (request, response, next) => {
    const present = built.scriptHashes();
    if (present !== scripts) {
      scripts = present;
      setHeaders = headersWith(scripts);
    }
    setHeaders(request, response, next);
  };
}

/** Those of the API, for pages in which these scripts stand. */
function headersWith(scripts: readonly string[]): RequestHandler {
  return securityHeaders({
    ...policy,
    // A page sends the requests that it shows to the server of its reader, wherever that is.
    connectSrc: [...policy.connectSrc, 'http:', 'https:'],
    scriptSrc: [...policy.scriptSrc, ...scripts],
  });
}
