import {readFile} from 'node:fs/promises';
import {promisify} from 'node:util';
import {brotliDecompress, gunzip} from 'node:zlib';
import type {FoundFile} from './found-file.ts';

/** How each encoding is undone, by its name in HTTP. */
const decoders = {br: promisify(brotliDecompress), gzip: promisify(gunzip)};

export type Encoding = keyof typeof decoders;

/** What comparisons gave: each pair of files is compared once, until one of them changes. */
const results = new Map<string, Promise<boolean>>();

/** How many results are kept. Those of files that have changed or are gone would add up. */
const most = 10_000;

/** Whether a compressed version of a file holds exactly what the file does. One that is broken does not. */
export async function hasSameContent(
  original: FoundFile,
  version: FoundFile,
  encoding: Encoding,
): Promise<boolean> {
  const pair = [encoding, stateOf(original), stateOf(version)].join();
  const known = results.get(pair);
  if (known) return known;
  if (results.size >= most) results.clear();
  const compared = compare(original.file, version.file, encoding).catch(() => {
    // What cannot be read now may be readable the next time.
    results.delete(pair);
    return false;
  });
  results.set(pair, compared);
  return compared;
}

/**
 * What tells a file from others, and from itself before a change. Whatever name leads to it, it is the same file. The time
 * of its content may be set to any, as tools do that copy; that of its entry may not.
 */
function stateOf({stats}: FoundFile): string {
  return [stats.dev, stats.ino, stats.size, stats.mtimeMs, stats.ctimeMs].join();
}

async function compare(file: string, version: string, encoding: Encoding): Promise<boolean> {
  const [content, encoded] = await Promise.all([readFile(file), readFile(version)]);
  // A byte more than the file has is enough to tell that it is another one, whatever the version would grow to.
  const bound = {maxOutputLength: content.length + 1};
  const decoded = await decoders[encoding](encoded, bound).catch(() => undefined);
  return decoded?.equals(content) ?? false;
}
