import type {Stats} from 'node:fs';
import {copyFile, mkdir, rename, stat, utimes, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {brotliCompressSync, constants, gzipSync} from 'node:zlib';
import {type FoundFile, fileAt} from '../../examples/server/found-file.ts';
import {hasSameContent} from '../../examples/server/same-content.ts';
import {type ReferenceServer, withReferenceServer} from '../../src/servers/reference-server.ts';
import {contentOf, withServedSite} from '../../src/servers/served-site.ts';
import {withSite} from '../../src/servers/small-site.ts';
import {expect, test} from '../fixtures/fixtures.ts';

const page = 'A sentence that comes often. '.repeat(100);
const brotli = brotliCompressSync(page);
const fast = {params: {[constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MIN_QUALITY}};

const files = {
  'index.html': 'home',
  '404.html': 'nothing here',
  'page.html': page,
  'page.html.br': brotli,
  'page.html.gz': gzipSync(page),
};

for (const order of [
  ['page.html.br', 'page.html.gz', 'page.html'],
  ['page.html.br', 'page.html', 'page.html.gz'],
  ['page.html', 'page.html.gz', 'page.html.br'],
]) {
  test(`a site whose files are copied in the order ${order.join(', ')} keeps its versions`, async () => {
    await withServedSite(async (server, folder) => {
      await mkdir(path.join(folder, 'copy'));
      for (const [place, name] of order.entries()) {
        const copy = path.join(folder, 'copy', name);
        await copyFile(path.join(folder, name), copy);
        // A copy has the time of its making, which may be told only by a part of a millisecond.
        await utimes(copy, 2000, 2000 + place / 1000);
      }
      expect(await encodings(server, '/copy/page')).toEqual(['br', 'gzip', undefined]);
    }, files);
  });
}

for (const [what, version] of [
  ['what the file held before', brotliCompressSync(page.replace('often', 'seldom'))],
  ['less than the file', brotliCompressSync(page.slice(0, -1))],
  ['the file and more', brotliCompressSync(`${page}.`)],
  ['a hundred megabytes', brotliCompressSync(Buffer.alloc(100_000_000), fast)],
  ['nothing', Buffer.alloc(0)],
  ['the half of a version', brotli.subarray(0, brotli.length / 2)],
  ['a version with another byte in it', withOtherByte(brotli)],
  ['the file as it is', Buffer.from(page)],
  ['another encoding', gzipSync(page)],
] as const) {
  test(`a version that holds ${what} is left alone`, async () => {
    await withServedSite(
      async (server) => {
        expect(await encodings(server, '/page')).toEqual(['gzip', 'gzip', undefined]);
      },
      {...files, 'page.html.br': version},
    );
  });
}

test('an empty file has versions like any other', async () => {
  const empty = {'empty.txt': '', 'empty.txt.br': brotliCompressSync('')};
  await withServedSite(
    async (server) => {
      const {headers} = await server.ask('/empty.txt', {headers: {'Accept-Encoding': 'br'}});
      expect(headers['content-encoding']).toBe('br');
    },
    {...files, ...empty},
  );
});

test('a page that is changed in place, with its size and its time kept, loses its version', async () => {
  await withServedSite(async (server, folder) => {
    const file = path.join(folder, 'page.html');
    const {atime, mtime} = await stat(file);
    expect(await encodings(server, '/page')).toEqual(['br', 'gzip', undefined]);
    const changed = page.replace('sentence', 'question');
    await writeFile(file, changed);
    await utimes(file, atime, mtime);
    expect(await encodings(server, '/page', changed)).toEqual([undefined, undefined, undefined]);
    await writeFile(`${file}.br`, brotliCompressSync(changed));
    expect(await encodings(server, '/page', changed)).toEqual(['br', undefined, undefined]);
  }, files);
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

test('the page for what is not there is sent in no version that holds another text', async () => {
  const old = {'404.html.br': brotliCompressSync('nothing there')};
  await withServedSite(
    async (server) => {
      const {status, body} = await server.ask('/unknown', {headers: {'Accept-Encoding': 'br'}});
      expect({status, body}).toEqual({status: 404, body: 'nothing here'});
    },
    {...files, ...old},
  );
});

test('a pair is compared once, whatever name leads to it, until ten thousand others were', async () => {
  await withPair(async (original, version) => {
    const isSame = (file = version.file) => hasSameContent(original, {...version, file}, 'br');
    expect(await isSame()).toBe(true);
    // Nobody looks at the times here again, so only a comparison tells that the version is another one now.
    await writeFile(version.file, 'broken');
    expect(await isSame()).toBe(true);
    expect(await isSame('another name')).toBe(true);
    await Promise.all(
      Array.from({length: 10_000}, (_, ino) => {
        const stats: Stats = Object.create(version.stats, {ino: {value: ino}});
        return hasSameContent({...original, file: 'gone'}, {file: 'gone', stats}, 'br');
      }),
    );
    expect(await isSame()).toBe(false);
  });
});

test('a version that could not be read is compared again', async () => {
  await withPair(async (original, version) => {
    await rename(version.file, `${version.file}.away`);
    expect(await hasSameContent(original, version, 'br')).toBe(false);
    await rename(`${version.file}.away`, version.file);
    expect(await hasSameContent(original, version, 'br')).toBe(true);
  });
});

test('a site is served without a version that is no file, or a link to nowhere', async () => {
  await withSite(
    async (siteDirectory) => {
      await mkdir(path.join(siteDirectory, 'page.html.br'));
      await withReferenceServer({siteDirectory}, async (server) => {
        expect(await encodings(server, '/page')).toEqual([undefined, undefined, undefined]);
      });
    },
    {'page.html': page, '404.html': 'nothing here'},
  );
});

/** Gives a task a page and its version, as they were found. */
async function withPair(
  task: (original: FoundFile, version: FoundFile) => Promise<void>,
): Promise<void> {
  await withSite(async (folder) => {
    const file = path.join(folder, 'page.html');
    const [original, version] = [await fileAt(file), await fileAt(`${file}.br`)];
    if (!original || !version) throw new Error('There is no page, or no version of it.');
    await task(original, version);
  }, files);
}

/** The encodings in which clients get a page that accept both, gzip, and none; each has to get what the file holds. */
async function encodings(server: ReferenceServer, address: string, content = page) {
  const responses = [];
  for (const accepted of ['br, gzip', 'gzip', 'identity']) {
    responses.push(await server.ask(address, {headers: {'Accept-Encoding': accepted}}));
  }
  expect(responses.map((response) => contentOf(response) === content)).not.toContain(false);
  return responses.map(({headers}) => headers['content-encoding']);
}

function withOtherByte(bytes: Buffer): Buffer {
  const middle = Math.floor(bytes.length / 2);
  return Buffer.from(bytes.map((byte, place) => (place === middle ? 255 - byte : byte)));
}
