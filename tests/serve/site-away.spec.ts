import {mkdir, mkdtemp, readdir, rename, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {siteIn} from '../../src/serve/site-in.ts';
import {withReferenceServer} from '../../src/servers/reference-server.ts';
import {withSite} from '../../src/servers/small-site.ts';
import {expect, test} from '../fixtures/fixtures.ts';

for (const {what, takeAway} of [
  {what: 'taken away', takeAway: (folder: string) => rm(folder, {recursive: true})},
  {
    what: 'emptied',
    takeAway: async (folder: string) => {
      for (const name of await readdir(folder)) await rm(path.join(folder, name));
    },
  },
]) {
  test(`a site that is ${what} while the server runs is one line in the log, and its pages say what to do`, async () => {
    await withSite(async (siteDirectory) => {
      await withReferenceServer({site: siteIn(siteDirectory)}, async (server) => {
        expect((await server.ask('/guide')).status).toBe(200);
        await takeAway(siteDirectory);
        for (const page of ['/', '/guide', '/unknown', '/', '/guide']) {
          expect(await server.ask(page)).toMatchObject({
            statusLine: '503 Service Unavailable',
            body: expect.stringContaining('Build it, and reload this page.'),
          });
        }
        expect((await server.ask('/healthz')).status).toBe(200);
        expect(linesAbout('site', server.log())).toEqual([
          expect.stringContaining(`WARN: There is no site in ${siteDirectory}: `),
        ]);
      });
      await mkdir(siteDirectory, {recursive: true});
    });
  });
}

test('a site that is put in its place while the server runs is served, with a policy that allows its scripts', async () => {
  const parent = await mkdtemp(path.join(tmpdir(), 'sites-'));
  const siteDirectory = path.join(parent, 'build');
  await withReferenceServer({site: siteIn(siteDirectory)}, async (server) => {
    expect((await server.ask('/')).status).toBe(503);
    for (const script of ['first()', 'second()']) {
      const folder = await mkdtemp(path.join(parent, 'new-'));
      await writeFile(path.join(folder, 'index.html'), `<script>${script}</script>`);
      await rm(siteDirectory, {recursive: true, force: true});
      await rename(folder, siteDirectory);
      const {status, body, headers} = await server.ask('/');
      expect({status, body}).toEqual({status: 200, body: `<script>${script}</script>`});
      expect(String(headers['content-security-policy']).match(/'sha256-/g)).toHaveLength(1);
    }
    expect(linesAbout('site', server.log())).toEqual([
      expect.stringContaining('WARN: There is no site in '),
      expect.stringContaining('INFO: The site in '),
    ]);
  });
  await rm(parent, {recursive: true});
});

function linesAbout(word: string, log: readonly string[]): string[] {
  return log.filter((line) => line.includes(word));
}
