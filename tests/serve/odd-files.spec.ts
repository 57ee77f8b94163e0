import {spawnSync} from 'node:child_process';
import fs from 'node:fs';
import {chmod, mkdir, rm, symlink, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {Readable} from 'node:stream';
import {siteIn} from '../../src/serve/site-in.ts';
import {type ReferenceServer, withReferenceServer} from '../../src/servers/reference-server.ts';
import {withServedSite} from '../../src/servers/served-site.ts';
import {withSite} from '../../src/servers/small-site.ts';
import {asNobody} from '../fixtures/as-nobody.ts';
import {expect, test} from '../fixtures/fixtures.ts';

const inlineScript = '<script>document.title = "ready";</script>';

const files = {
  'index.html': inlineScript,
  '404.html': 'nothing here',
  'guide.html': 'guide',
  '.env': 'secret',
  '.compressed': 'secret',
  '.fingerprint': 'secret',
  '.br': 'secret',
  '.hidden/index.html': 'secret',
  'below/.hidden.html': 'secret',
};

for (const [what, make] of [
  ['a pipe', (file: string) => spawnSync('mkfifo', [file])],
  ['a link to a device without an end', (file: string) => symlink('/dev/zero', file)],
  ['a link that leads nowhere', (file: string) => symlink('nowhere', file)],
  ['a link that leads to itself', (file: string) => symlink(path.basename(file), file)],
  ['a folder', (file: string) => mkdir(file)],
] as const) {
  test(`${what} is no file of a site, under whatever name`, async () => {
    await withServedSite(async (server, folder) => {
      for (const name of ['odd', 'odd.html', 'guide.html.br']) await make(path.join(folder, name));
      await mkdir(path.join(folder, 'folder'));
      await make(path.join(folder, 'folder/index.html'));
      for (const address of ['/odd', '/odd.html', '/folder', '/folder/', '/folder/index']) {
        for (const method of ['GET', 'HEAD']) {
          expect((await server.ask(address, {method})).status, `${method} ${address}`).toBe(404);
        }
      }
      const {body} = await server.ask('/guide', {headers: {'Accept-Encoding': 'br'}});
      expect(body).toBe('guide');
      expect(errors(server)).toEqual([]);
    }, files);
  });

  test(`a site in which ${what} has the name of a page is served from the start`, async () => {
    await withSite(async (folder) => {
      await make(path.join(folder, 'a.html'));
      await withReferenceServer({site: siteIn(folder)}, async (server) => {
        const {headers} = await server.ask('/');
        expect(headers['content-security-policy']).toMatch(/script-src 'self' 'sha256-[^']{44}';/);
      });
    }, files);
  });

  test(`a site whose page for what is not there is ${what} says that it has none`, async () => {
    await withServedSite(async (server, folder) => {
      await rm(path.join(folder, '404.html'));
      await make(path.join(folder, '404.html'));
      const {status, body} = await server.ask('/unknown');
      expect({status, body}).toEqual({status: 500, body: expect.not.stringContaining(folder)});
      expect(errors(server)).toEqual([expect.stringContaining(`${folder} has no 404.html`)]);
    }, files);
  });
}

test('a page and a folder without permission are told to the log, and to no client why', async () => {
  await withSite(async (folder) => {
    await chmod(folder, 0o755);
    await mkdir(path.join(folder, 'shut'));
    await writeFile(path.join(folder, 'shut/index.html'), 'shut');
    await chmod(path.join(folder, 'guide.html'), 0);
    await chmod(path.join(folder, 'shut'), 0);
    await asNobody(() =>
      withReferenceServer({site: siteIn(folder)}, async (server) => {
        for (const address of ['/guide', '/guide.html', '/shut', '/shut/', '/shut/index']) {
          const before = errors(server).length;
          const {status, body} = await server.ask(address);
          expect(status, address).toBe(500);
          expect(body).not.toContain('permission');
          expect(errors(server).slice(before)).toEqual([
            expect.stringContaining('EACCES: permission denied'),
          ]);
        }
        expect((await server.ask('/')).status).toBe(200);
      }),
    );
    await chmod(path.join(folder, 'shut'), 0o755);
  }, files);
});

for (const name of [
  '/.env',
  '/%2eenv',
  '/.compressed',
  '/.fingerprint',
  '/.br',
  '/.hidden',
  '/.hidden/',
  '/%2ehidden/index',
  '/below/.hidden',
  '/below/%2ehidden.html',
  '/below/../.env',
  '/below%2f..%2f.env',
  '/guide%00',
  '/%00',
  '/guide%00.html',
  '/%',
  '/%zz',
  '/guide%',
  '/%ff',
  '/%c0%ae%c0%ae/',
  '/%e0%80%ae',
  '/guide.html/',
  '/guide.html/x',
  `/${'x'.repeat(255)}`,
  `/${'x'.repeat(256)}`,
  `/${'x'.repeat(8000)}`,
  `/${'x/'.repeat(4000)}`,
  `/${'%78'.repeat(3000)}`,
  `/${'../'.repeat(3000)}x`,
]) {
  test(`${name.slice(0, 30)}, of ${name.length} characters, is not there`, async () => {
    await withServedSite(async (server) => {
      for (const headers of [{}, {'Accept-Encoding': 'br'}]) {
        const {status, body} = await server.ask(name, {headers});
        expect({status, body}).toEqual({status: 404, body: 'nothing here'});
      }
      expect(errors(server)).toEqual([]);
    }, files);
  });
}

test('a thousand ranges are no reason to send more than the file', async () => {
  const content = 'x'.repeat(10_000);
  await withServedSite(
    async (server) => {
      for (const step of [1, 3]) {
        const ranges = Array.from({length: 1000}, (_, place) => `${place * step}-${place * step}`);
        const Range = `bytes=${ranges.join()}`;
        const {status, bytes} = await server.ask('/long.txt', {headers: {Range}});
        expect({status, length: bytes.length}).toEqual(
          step === 1 ? {status: 206, length: 1000} : {status: 200, length: content.length},
        );
      }
    },
    {...files, 'long.txt': content},
  );
});

test('a page that is taken away after it was found is not there', async () => {
  await withServedSite(async (server) => {
    const ofMissing = await server.ask('/unknown');
    const response = await withReading(
      (file, read) => {
        fs.rmSync(file);
        return read();
      },
      () => server.ask('/guide', {headers: {Range: 'bytes=0-1'}}),
    );
    expect(response.status).toBe(404);
    expect(response.body).toBe('nothing here');
    const {date: _one, ...headers} = response.headers;
    const {date: _other, ...wanted} = ofMissing.headers;
    expect(headers).toEqual(wanted);
    expect(errors(server)).toEqual([]);
  }, files);
});

test('a disk that fails in the middle of a file ends that response, and nothing else', async () => {
  await withServedSite(async (server) => {
    const broken = withReading(brokenOff, () => server.ask('/guide'));
    await expect(broken).rejects.toThrow('breaks off');
    expect((await server.ask('/guide')).body).toBe('guide');
    expect(errors(server)).toEqual([expect.stringContaining('EIO: the disk failed')]);
  }, files);
});

/** A file of which a part can be read. */
function brokenOff(): Readable {
  return Readable.from(
    (async function* () {
      yield Buffer.from('gu');
      throw Object.assign(new Error('EIO: the disk failed'), {code: 'EIO'});
    })(),
  );
}

type Read = typeof fs.createReadStream;

/** Runs a task while the files that the server sends are read in another way. */
async function withReading<Result>(
  read: (file: string, original: () => Readable) => Readable,
  task: () => Promise<Result>,
): Promise<Result> {
  const original = fs.createReadStream;
  const changed = (...[file, options]: Parameters<Read>) =>
    read(String(file), () => original(file, options));
  fs.createReadStream = changed as Read;
  try {
    return await task();
  } finally {
    fs.createReadStream = original;
  }
}

function errors(server: ReferenceServer): string[] {
  return server.log().filter((line) => line.includes('ERROR'));
}
