import path from 'node:path';
import querystring from 'node:querystring';
import type {Request} from 'express';
import {type FoundFile, fileAt} from './file-version.ts';

/** A file of a site. */
export interface SiteFile extends FoundFile {
  /** Its path as the client may ask for it. */
  address: string;
}

/** The file of a site that a path leads to: the one of its name, a page without its ending, or the page of a folder. */
export async function findFile(directory: string, address: string): Promise<SiteFile | undefined> {
  const candidates = address.endsWith('/')
    ? [`${address}index.html`]
    : [address, `${address}.html`];
  for (const candidate of candidates) {
    const name = nameOf(candidate);
    // A name that begins with a dot is hidden.
    const found = /[\\/]\./.test(name) ? undefined : await fileAt(path.join(directory, name));
    if (found) return {...found, address: candidate};
  }
  return undefined;
}

/**
 * Where a request for a folder without the slash at the end goes: to the same path with it, if a page is there. A path in
 * any other spelling than the normal one goes nowhere: browsers read `/\other.example/` as the address of another server.
 */
export async function folderAddress(
  directory: string,
  request: Request,
): Promise<string | undefined> {
  const address = `${request.path}/`;
  const spellings = [address, querystring.unescape(address)];
  const isNormal = spellings.every(
    (text) => !text.includes('\\') && path.posix.normalize(text) === text,
  );
  if (!isNormal || !(await findFile(directory, address))) return undefined;
  const [, query] = /(\?.*)$/.exec(request.url) ?? [];
  return address + (query ?? '');
}

/** The name of a file in the folder to which a path would lead. What is not well encoded in it stays as it is. */
function nameOf(address: string): string {
  // Made normal, a path that begins at the root does not lead out of the folder.
  return path.normalize(querystring.unescape(address));
}
