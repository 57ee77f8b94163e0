import path from 'node:path';
import express, {type RequestHandler, type Response} from 'express';
import {versionFor} from './file-version.ts';
import {findFile, folderAddress} from './site-paths.ts';

/** A file that Docusaurus names after its content: when that changes, the name does. */
const namedByContent = /^\/assets\/.+(\.[\da-f]{8}|-[\da-f]{16,})\.[^/]+$/;

/** What is said of a file, and does not go for the answer that comes in its place. */
const headersOfFile = [
  'Accept-Ranges',
  'Content-Encoding',
  'Content-Range',
  'Content-Type',
  'ETag',
  'Last-Modified',
];

/** Sends the files of a folder, each in the version that the client accepts; a page without its ending, too. */
export function siteFiles(directory: string): RequestHandler {
  const send = express.static(directory, {redirect: false});
  return async function sendFile(request, response, next) {
    keepUntilChanged(response);
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      next();
      return;
    }
    const found = await findFile(directory, request.path);
    if (!found) {
      const folder = await folderAddress(directory, request);
      if (folder === undefined) next();
      else response.redirect(301, folder);
      return;
    }
    const {ending, encoding} = await versionFor(request, response, found);
    response.type(typeOf(found.file));
    if (encoding) response.set('Content-Encoding', encoding);
    if (namedByContent.test(found.address)) keepForever(response);
    // Its condition takes a strong validator (RFC 9110, section 13.1.5), and those of Express are weak: it never holds.
    if (request.headers['if-range'] !== undefined) delete request.headers.range;
    request.url = found.address + ending;
    send(request, response, (error) => {
      // Where reading broke off, nothing can be said any more.
      if (!response.headersSent) {
        for (const name of headersOfFile) response.removeHeader(name);
        // What belongs to its status, such as the length of a file that has no such part.
        response.set(error?.headers ?? {});
        keepUntilChanged(response);
      }
      // One that was taken away meanwhile is not there, as one that never was.
      next(error?.status === 404 ? undefined : error);
    });
  };
}

/** Lets a cache keep an answer and ask each time whether it is still the right one. */
function keepUntilChanged(response: Response): void {
  response.set('Cache-Control', 'no-cache');
}

function keepForever(response: Response): void {
  response.set('Cache-Control', 'public, max-age=31536000, immutable');
}

/** The ending by which to tell the type of a file. */
function typeOf(file: string): string {
  const ending = path.extname(file);
  // The list of types takes this one for a film.
  return ending === '.ts' ? '.txt' : ending;
}
