import {randomBytes} from 'node:crypto';
import {readdir, readFile} from 'node:fs/promises';
import path from 'node:path';
import {brotliDecompressSync, gunzipSync} from 'node:zlib';
import {expect, test} from '@playwright/test';
import {withSite} from '../../src/servers/small-site.ts';
import {compressSite} from '../../src/site/compress-site.ts';

const text = 'A sentence that comes often. '.repeat(100);

test('a file of text gets a version in brotli and one in gzip, with the same content', async () => {
  const names = ['page.html', 'below/main.js', 'style.css', 'openapi.yaml', 'guide.md', 'a.ts.txt'];
  await withSite(
    async (folder) => {
      const {files, bytes, compressedBytes} = await compressSite(folder);
      expect(files).toBe(names.length);
      expect(bytes).toBe(names.length * text.length);
      expect(compressedBytes).toBeLessThan(bytes / 10);
      for (const name of names) {
        const file = path.join(folder, name);
        expect(brotliDecompressSync(await readFile(`${file}.br`)).toString()).toBe(text);
        expect(gunzipSync(await readFile(`${file}.gz`)).toString()).toBe(text);
      }
    },
    Object.fromEntries(names.map((name) => [name, text])),
  );
});

test('nothing is written where it would not help', async () => {
  const noise = randomBytes(3000);
  const pages = {'short.html': 'short', 'picture.png': text, 'noise.txt': noise, '.mark': text};
  await withSite(async (folder) => {
    expect(await compressSite(folder)).toEqual({files: 0, bytes: 0, compressedBytes: 0});
    expect((await readdir(folder)).sort()).toEqual(Object.keys(pages).sort());
  }, pages);
});
