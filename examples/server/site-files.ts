import path from 'node:path';
import querystring from 'node:querystring';
import express, {type RequestHandler, type Response} from 'express';
import {changeTime, versionFor} from './file-version.ts';

/** A file that Docusaurus names after its content: when that changes, the name does. */
const namedByContent = /^\/assets\/.+(\.[\da-f]{8}|-[\da-f]{16,})\.[^/]+$/;

/** Sends the files of a folder, each in the version that the client accepts; a page without its ending, too. */
export function siteFiles(directory: string): RequestHandler {
  const send = express.static(directory);
  return async function sendFile(request, response, next) {
    keepUntilChanged(response);
    const found = await findFile(directory, request.path);
    if (found) {
      const {address, file, changed} = found;
      const {ending, encoding} = await versionFor(request, response, file, changed);
      response.type(typeOf(file));
      if (encoding) response.set('Content-Encoding', encoding);
      if (namedByContent.test(address)) keepForever(response);
      request.url = address + ending;
    }
    send(request, response, (error) => {
      // What was said of the file does not go for the answer that comes in its place.
      response.removeHeader('Content-Encoding');
      response.removeHeader('Content-Type');
      keepUntilChanged(response);
      next(error);
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

/** The file that a path leads to, its own path, and when it was changed. */
async function findFile(
  directory: string,
  address: string,
): Promise<{address: string; file: string; changed: number} | undefined> {
  const candidates = address.endsWith('/')
    ? [`${address}index.html`]
    : [address, `${address}.html`];
  for (const candidate of candidates) {
    const file = fileAt(directory, candidate);
    const changed = await changeTime(file);
    if (changed !== undefined) return {address: candidate, file, changed};
  }
  return undefined;
}

/** The file in the folder to which a path would lead. What is not well encoded in it stays as it is. */
function fileAt(directory: string, address: string): string {
  // Made normal first, a path that begins at the root does not lead out of the folder.
  return path.join(directory, path.normalize(querystring.unescape(address)));
}

/** The ending by which to tell the type of a file. */
function typeOf(file: string): string {
  const ending = path.extname(file);
  // The list of types takes this one for a film.
  return ending === '.ts' ? '.txt' : ending;
}
