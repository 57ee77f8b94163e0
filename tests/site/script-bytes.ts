import {promisify} from 'node:util';
import {brotliCompress, constants, gzip} from 'node:zlib';
import type {Page, Response} from '@playwright/test';

/** What the scripts of a page come to, in bytes of their bodies. */
export interface ScriptBytes {
  files: number;
  /** As the server sends them; by Brotli at its best where the server does not compress. */
  compressed: number;
  /** How much of that is loaded ahead for other pages. */
  ahead: number;
  /** As `gzip -9` makes them, for comparison. */
  gzip: number;
  whole: number;
}

/** The scripts that a page has loaded since it was watched, those that it loads ahead for other pages included. */
export interface WatchedScripts {
  urls(): string[];
  bytes(): Promise<ScriptBytes>;
}

/** The most JavaScript that a page may load before the reader does anything, in bytes. */
export const mostScriptBytes = 150 * 1024;

type Size = Omit<ScriptBytes, 'files'>;
type SizeOfBody = Omit<Size, 'ahead'>;

/** Watches which scripts a page loads; call it before the page is opened. */
export function watchScripts(page: Page): WatchedScripts {
  const first = new Map<string, Promise<Size>>();
  page.on('response', (response) => {
    const isScript = /javascript/.test(response.headers()['content-type'] ?? '');
    // A second response for the same file comes from the browser's memory.
    if (!isScript || first.has(response.url())) return;
    const size = sizeOf(response);
    // A test that fails before it asks for the bytes ends the page under them.
    size.catch(() => undefined);
    first.set(response.url(), size);
  });
  return {
    urls: () => [...first.keys()],
    async bytes() {
      const sizes = await Promise.all(first.values());
      const sum = (one: keyof Size) => sizes.reduce((total, size) => total + size[one], 0);
      return {
        files: sizes.length,
        compressed: sum('compressed'),
        ahead: sum('ahead'),
        gzip: sum('gzip'),
        whole: sum('whole'),
      };
    },
  };
}

async function sizeOf(response: Response): Promise<Size> {
  const size = await sizeOfBody(response.url());
  const isCompressed = response.headers()['content-encoding'] !== undefined;
  const compressed = isCompressed ? await sentBytes(response) : size.compressed;
  // What runs is a script to the browser; what a link loads ahead is not one yet.
  const isAhead = response.request().resourceType() !== 'script';
  return {...size, compressed, ahead: isAhead ? compressed : 0};
}

async function sentBytes(response: Response): Promise<number> {
  await response.finished();
  return (await response.request().sizes()).responseBodySize;
}

/** Kept, since most scripts belong to every page and Brotli takes its time. */
const bodies = new Map<string, Promise<SizeOfBody>>();

function sizeOfBody(url: string): Promise<SizeOfBody> {
  const known = bodies.get(url) ?? compress(url);
  bodies.set(url, known);
  return known;
}

async function compress(url: string): Promise<SizeOfBody> {
  // Asked for again, since a browser does not keep the body of what it loads ahead.
  const body = Buffer.from(await (await fetch(url)).arrayBuffer());
  const best = {params: {[constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY}};
  const [brotli, zipped] = await Promise.all([
    promisify(brotliCompress)(body, best),
    promisify<Buffer, {level: number}, Buffer>(gzip)(body, {level: 9}),
  ]);
  return {compressed: brotli.length, gzip: zipped.length, whole: body.length};
}
