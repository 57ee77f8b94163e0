import {readdir, readFile, rename, writeFile} from 'node:fs/promises';
import {availableParallelism} from 'node:os';
import path from 'node:path';
import {promisify} from 'node:util';
import {brotliCompress, constants, gzip} from 'node:zlib';

/** The files of a folder that have compressed versions now. */
export interface Compression {
  files: number;
  /** What they weigh as they are. */
  bytes: number;
  /** What they weigh in the smaller version. */
  compressedBytes: number;
}

/** Files of text. Pictures and fonts are compressed by their own formats. */
const compressible = /\.(css|csv|html|js|json|map|md|mjs|py|sh|svg|ts|txt|webmanifest|xml|ya?ml)$/;

/** A smaller file takes one packet either way. In bytes. */
const smallest = 1024;

const encoders: Readonly<Record<string, (content: Buffer) => Promise<Buffer>>> = {
  // The slowest quality, since it is readers who wait for the files. The largest of the site, 1.5 MB, takes 3 seconds,
  // in which the other processor compresses what is left.
  '.br': (content) =>
    promisify(brotliCompress)(content, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
        [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
      },
    }),
  '.gz': (content) => promisify(gzip)(content, {level: constants.Z_BEST_COMPRESSION}),
};

/**
 * Writes a version in brotli and one in gzip beside each file of text in a folder, `page.html.br` and `page.html.gz`,
 * where that is smaller than the file.
 */
export async function compressSite(folder: string): Promise<Compression> {
  const entries = await readdir(folder, {recursive: true, withFileTypes: true});
  const files = entries
    .filter((entry) => entry.isFile() && compressible.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .values();
  const total: Compression = {files: 0, bytes: 0, compressedBytes: 0};
  // Each takes the next file when it is done with one, so that none waits for a large one.
  const compressFiles = async () => {
    for (const file of files) {
      const content = await readFile(file);
      const size = await writeVersions(file, content);
      if (size === content.length) continue;
      total.files++;
      total.bytes += content.length;
      total.compressedBytes += size;
    }
  };
  await Promise.all(Array.from({length: availableParallelism()}, compressFiles));
  return total;
}

/** Writes the versions of a file that are smaller. Gives the bytes of the smallest, or those of the file. */
async function writeVersions(file: string, content: Buffer): Promise<number> {
  if (content.length < smallest) return content.length;
  let size = content.length;
  for (const [ending, encode] of Object.entries(encoders)) {
    const encoded = await encode(content);
    if (encoded.length >= content.length) continue;
    await writeWhole(file + ending, encoded);
    size = Math.min(size, encoded.length);
  }
  return size;
}

/** Writes a file that nobody sees in part: a server may send it at any moment. */
async function writeWhole(file: string, content: Buffer): Promise<void> {
  const unfinished = path.join(path.dirname(file), `.${path.basename(file)}.${process.pid}`);
  await writeFile(unfinished, content);
  await rename(unfinished, file);
}
