import {readFile} from 'node:fs/promises';
import path from 'node:path';
import {type RequestHandler, Router} from 'express';
import {changeTime, versionFor} from './file-version.ts';
import {siteFiles} from './site-files.ts';

/**
 * Serves a built site at `/`; an unknown path gets the site's own 404 page.
 * @param directory the folder of the built site; without one, `/` says in a line where the API is
 */
export function site(directory: string | undefined): RequestHandler {
  const router = Router();
  if (directory === undefined) {
    router.get('/', (_request, response) => {
      response.type('text').send('ElizaOS reference server. The API is at /api.\n');
    });
    router.use((_request, response) => {
      response.status(404).type('text').send('Not found. The API is at /api.\n');
    });
    return router;
  }
  router.use(siteFiles(directory));
  router.use(async (request, response) => {
    // Not as a file that may be sent in parts or under conditions: there is no such file.
    const file = path.join(directory, '404.html');
    const {ending, encoding} = await versionFor(request, response, file, await changeTime(file));
    const page = await readFile(file + ending);
    if (encoding) response.set('Content-Encoding', encoding);
    response.status(404).type('html').send(page);
  });
  return router;
}
