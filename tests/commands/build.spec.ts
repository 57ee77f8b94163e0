import {chmod, mkdir, readdir, utimes} from 'node:fs/promises';
import path from 'node:path';
import {expect, test} from '@playwright/test';
import {builtPage} from '../../src/checks/server/built-copy.ts';
import type {RunningProgram} from '../../src/machine/program.ts';
import type {ProjectCopy} from '../../src/machine/project-copy.ts';
import {send} from '../../src/servers/http/http.ts';
import {untilListening} from '../../src/servers/server-program.ts';
import {keepRun, runCommand, withSmallBuiltCopy, withStandIn} from '../fixtures/small-copy.ts';
import {expectSoon} from '../fixtures/soon.ts';

const siteThere = /The site is there: open the address above\./;

test('two first starts at once build the site once, and both serve it', async () => {
  await withStandIn(async (copy, docusaurus) => {
    const starts = [start(copy), start(copy)];
    const outputs = () => starts.map((one) => one.output());
    const saying = (text: string) => outputs().filter((output) => output.includes(text));
    const urls = await Promise.all(starts.map(untilListening));
    await docusaurus.untilBuilding();
    await expectSoon(() => saying('waiting for it')).toHaveLength(1);
    await test.step('the API answers while the first start builds, and the page says that the site is on its way', async () => {
      for (const url of urls) {
        expect((await send(url, '/api/agents')).statusLine).toBe('200 OK');
        expect(await send(url, '/')).toMatchObject({
          statusLine: '503 Service Unavailable',
          body: 'The site is not there: it is being built, or it was taken away. Build it, and reload this page. The API is at /api.\n',
          headers: expect.objectContaining({refresh: '5', 'retry-after': '5'}),
        });
      }
    });
    await docusaurus.letEnd();
    await Promise.all(starts.map((one) => one.untilOutput(siteThere)));
    for (const url of urls) {
      expect((await send(url, '/authentication')).statusLine).toBe('200 OK');
    }
    expect(saying('Building the site')).toHaveLength(1);
    expect(saying('waiting for it')).toHaveLength(1);
    await Promise.all(starts.map((one) => one.stop()));
    expect(await leftovers(copy)).toEqual([]);
  });
});

test('a build that was killed does not keep the next start from building', async () => {
  await withStandIn(async (copy, docusaurus) => {
    const killed = start(copy);
    await killed.untilOutput(/Building the site/);
    await docusaurus.untilBuilding();
    killed.signal('SIGKILL');
    await killed.ended;
    // The lock that it left is as old as one is that nobody holds any more.
    const longAgo = new Date(Date.now() - 60_000);
    await utimes(path.join(copy.folder, '.cache/build.lock'), longAgo, longAgo);
    await docusaurus.letEnd();
    const next = start(copy);
    await next.untilOutput(siteThere);
    await next.stop();
    expect(await leftovers(copy)).toEqual([]);
  });
});

test('a build that fails says why in one line, and leaves the site that is there', async () => {
  // The real Docusaurus reads its settings first, and fails at once.
  await withSmallBuiltCopy(async (copy) => {
    await copy.replace('docusaurus.config.ts', "onBrokenLinks: 'throw'", "onBrokenLinks: 'thrwo'");
    keepRun(copy);
    const build = runCommand(copy, 'build');
    expect(await build.ended).toBe(1);
    expect(build.errorOutput()).toMatch(/^The site does not build: .*onBrokenLinks.*\.\n$/);
    expect(build.errorOutput()).toContain('The whole output is in .cache/build.log.');
    expect(await copy.read('build/index.html')).toBe(builtPage);
    expect(await leftovers(copy)).toEqual([]);
  });
});

test('a clone that cannot be written to is one line, and the API is there all the same until then', async () => {
  await withStandIn(async (copy) => {
    await chmod(copy.folder, 0o555);
    for (const name of ['build', 'start']) {
      // Root may write anywhere.
      const user = process.getuid?.() === 0 ? ['setpriv', '--reuid=65534', '--clear-groups'] : [];
      const args = ['SERVER_PORT=0', ...user, 'node', '--import', 'tsx', `src/commands/${name}.ts`];
      const program = copy.run('env', {args});
      expect(await program.ended).toBe(1);
      expect(program.errorOutput()).toMatch(
        /^The site cannot be built: .*: this user may not write there\. Build in a copy that can be written to, or make room\.\n$/,
      );
    }
    await chmod(copy.folder, 0o755);
  });
});

for (const name of ['C#', 'now!', 'a*b']) {
  test(`a folder called ${name}, which the bundler cannot read, is one line`, async () => {
    await withStandIn(async (copy) => {
      const build = runCommand(copy, 'build');
      expect(await build.ended).toBe(1);
      expect(build.errorOutput()).toBe(
        `The site cannot be built in ${copy.folder}: the bundler gives "${name.replaceAll(/\w/g, '')}" in a path a meaning of its own. Move the folder to a path without it.\n`,
      );
    }, name);
  });
}

test('start refuses arguments, since it reads variables', async () => {
  await withSmallBuiltCopy(async (copy) => {
    const refused = runCommand(copy, 'start', {args: ['--port', '3010']});
    expect(await refused.ended).toBe(1);
    expect(refused.output()).toBe(
      'Usage: npm start   (it takes no arguments: set SERVER_PORT and the other variables instead)\n',
    );
  });
});

test('start says that a port is in use before it builds anything', async () => {
  await withStandIn(async (copy) => {
    await mkdir(path.join(copy.folder, 'build'));
    const first = start(copy);
    const {port} = new URL(await untilListening(first));
    const second = runCommand(copy, 'start', {variables: {SERVER_PORT: port}});
    expect(await second.ended).toBe(1);
    expect(second.output()).toMatch(
      new RegExp(`^SERVER_PORT: port ${port} on 127\\.0\\.0\\.1 is in use: .*\n$`),
    );
    await first.stop();
  });
});

function start(copy: ProjectCopy): RunningProgram {
  return runCommand(copy, 'start', {variables: {SERVER_PORT: '0'}});
}

/** What builds left beside the site. */
async function leftovers({folder}: ProjectCopy): Promise<string[]> {
  const names = await readdir(path.join(folder, '.cache'));
  return names.filter((name) => /^site-|^build\.lock/.test(name));
}
