import {mkdir, utimes, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {brotliCompressSync, gzipSync} from 'node:zlib';
import type {ReferenceServer} from '../../src/servers/reference-server.ts';
import {contentOf, withServedSite} from '../../src/servers/served-site.ts';
import {expect, test} from '../fixtures/fixtures.ts';

const page = 'A sentence that comes often. '.repeat(100);

const files = {
  '404.html': 'nothing here',
  'page.html': page,
  'page.html.br': brotliCompressSync(page),
  'page.html.gz': gzipSync(page),
};

test('a version that is older than its file is left alone', async () => {
  await withServedSite(async (server, folder) => {
    const file = path.join(folder, 'page.html');
    expect(await encodings(server)).toEqual(['br', 'gzip', undefined]);
    const changed = page.replace('sentence', 'question');
    await writeFile(file, changed);
    await utimes(`${file}.br`, 2000, 2000);
    await utimes(`${file}.gz`, 2000, 2000);
    expect(await encodings(server, changed)).toEqual([undefined, undefined, undefined]);
    await writeFile(`${file}.br`, brotliCompressSync(changed));
    expect(await encodings(server, changed)).toEqual(['br', undefined, undefined]);
  }, files);
});

test('a version that is a folder is left alone', async () => {
  await withServedSite(
    async (server, folder) => {
      await mkdir(path.join(folder, 'page.html.br'));
      expect(await encodings(server)).toEqual([undefined, undefined, undefined]);
    },
    {'page.html': page, '404.html': 'nothing here'},
  );
});

test('the first requests for a page, all at once, each get the version that they accept', async () => {
  await withServedSite(async (server) => {
    const accepted = Array.from({length: 30}, (_, place) => (place % 2 ? 'br' : 'gzip'));
    const responses = await Promise.all(
      accepted.map((encoding) => server.ask('/page', {headers: {'Accept-Encoding': encoding}})),
    );
    expect(responses.map(({headers}) => headers['content-encoding'])).toEqual(accepted);
    expect(responses.map((response) => contentOf(response) === page)).not.toContain(false);
  }, files);
});

/** The encodings in which clients get the page that accept both, gzip, and none; each has to get what the file holds. */
async function encodings(server: ReferenceServer, content = page) {
  const responses = [];
  for (const accepted of ['br, gzip', 'gzip', 'identity']) {
    responses.push(await server.ask('/page', {headers: {'Accept-Encoding': accepted}}));
  }
  expect(responses.map((response) => contentOf(response) === content)).not.toContain(false);
  return responses.map(({headers}) => headers['content-encoding']);
}
