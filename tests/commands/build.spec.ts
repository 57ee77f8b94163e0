import {chmod, mkdir, readdir, utimes} from 'node:fs/promises';
import path from 'node:path';
import {expect, test} from '@playwright/test';
import {builtPage, withBuiltCopy} from '../../src/checks/server/built-copy.ts';
import type {RunningProgram} from '../../src/machine/program.ts';
import {type ProjectCopy, withProjectCopy} from '../../src/machine/project-copy.ts';
import {send} from '../../src/servers/http/http.ts';
import {untilListening} from '../../src/servers/server-program.ts';
import {reasonIn} from '../../src/site/run-docusaurus.ts';

const siteThere = /The site is there: open the address above\./;

test('two first starts at once build the site once, and both serve it', async () => {
  test.setTimeout(300_000);
  await withProjectCopy(async (copy) => {
    const starts = [start(copy), start(copy)];
    await Promise.all(starts.map((one) => one.untilOutput(siteThere)));
    for (const one of starts) {
      const url = await untilListening(one);
      expect((await send(url, '/authentication')).statusLine).toBe('200 OK');
    }
    const outputs = starts.map((one) => one.output());
    expect(outputs.filter((text) => text.includes('Building the site'))).toHaveLength(1);
    expect(outputs.filter((text) => text.includes('waiting for it'))).toHaveLength(1);
    await Promise.all(starts.map((one) => one.stop()));
    expect(await leftovers(copy)).toEqual([]);
  });
});

test('the API answers while the first start builds, and the page says that the site is on its way', async () => {
  test.setTimeout(300_000);
  await withProjectCopy(async (copy) => {
    const started = start(copy);
    const url = await untilListening(started);
    expect((await send(url, '/api/agents')).statusLine).toBe('200 OK');
    expect(await send(url, '/')).toMatchObject({
      statusLine: '503 Service Unavailable',
      body: 'The site is not there: it is being built, or it was taken away. Build it, and reload this page. The API is at /api.\n',
      headers: expect.objectContaining({refresh: '5', 'retry-after': '5'}),
    });
    await started.stop();
  });
});

test('a build that was killed does not keep the next start from building', async () => {
  test.setTimeout(300_000);
  await withProjectCopy(async (copy) => {
    const killed = start(copy);
    await killed.untilOutput(/Building the site/);
    killed.signal('SIGKILL');
    await killed.ended;
    // The lock that it left is as old as one is that nobody holds any more.
    const longAgo = new Date(Date.now() - 60_000);
    await utimes(path.join(copy.folder, '.cache/build.lock'), longAgo, longAgo);
    const next = start(copy);
    await next.untilOutput(siteThere);
    await next.stop();
    expect(await leftovers(copy)).toEqual([]);
  });
});

test('a build that fails says why in one line, and leaves the site that is there', async () => {
  test.setTimeout(300_000);
  await withBuiltCopy(async (copy) => {
    await copy.replace('docusaurus.config.ts', "onBrokenLinks: 'throw'", "onBrokenLinks: 'thrwo'");
    const build = command(copy, 'build');
    expect(await build.ended).toBe(1);
    expect(build.errorOutput()).toMatch(/^The site does not build: .*onBrokenLinks.*\.\n$/);
    expect(build.errorOutput()).toContain('The whole output is in .cache/build.log.');
    expect(await copy.read('build/index.html')).toBe(builtPage);
    expect(await leftovers(copy)).toEqual([]);
  });
});

test('without git, as in an unpacked archive, the site is built, without the dates of its pages', async () => {
  test.setTimeout(300_000);
  await withProjectCopy(async (copy) => {
    // As git answers where there is no repository.
    const build = command(copy, 'build', {GIT_DIR: path.join(copy.folder, 'nowhere')});
    expect(await build.ended, build.output()).toBe(0);
    const page = await copy.read('build/authentication.html');
    expect(page).toContain('<h1>');
    expect(page).not.toContain('Last updated');
  });
});

test('a clone that cannot be written to is one line, and the API is there all the same until then', async () => {
  await withProjectCopy(async (copy) => {
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
    await withProjectCopy(async (copy) => {
      const build = command(copy, 'build');
      expect(await build.ended).toBe(1);
      expect(build.errorOutput()).toBe(
        `The site cannot be built in ${copy.folder}: the bundler gives "${name.replaceAll(/\w/g, '')}" in a path a meaning of its own. Move the folder to a path without it.\n`,
      );
    }, name);
  });
}

test('start refuses arguments, since it reads variables', async () => {
  await withBuiltCopy(async (copy) => {
    const refused = command(copy, 'start', {}, ['--port', '3010']);
    expect(await refused.ended).toBe(1);
    expect(refused.output()).toBe(
      'Usage: npm start   (it takes no arguments: set SERVER_PORT and the other variables instead)\n',
    );
  });
});

test('start says that a port is in use before it builds anything', async () => {
  await withProjectCopy(async (copy) => {
    await mkdir(path.join(copy.folder, 'build'));
    const first = start(copy);
    const {port} = new URL(await untilListening(first));
    const second = command(copy, 'start', {SERVER_PORT: port});
    expect(await second.ended).toBe(1);
    expect(second.output()).toMatch(
      new RegExp(`^SERVER_PORT: port ${port} on 127\\.0\\.0\\.1 is in use: .*\n$`),
    );
    await first.stop();
  });
});

const outputs: readonly {what: string; output: string; reason: string}[] = [
  {
    what: 'a page that is no MDX',
    output: `[INFO] [en] Creating an optimized production build...
[ERROR] Client bundle compiled with errors therefore further build is impossible.
╰─▶   × Error: MDX compilation failed for file "docs/cors.mdx"
        │ Cause: Expected a closing tag for \`<Foo>\` (194:1-194:6)
        │ Details:
        │ {
        │     at compileToJSX (node_modules/@docusaurus/mdx-loader/lib/utils.js:93:15)`,
    reason: 'docs/cors.mdx: Expected a closing tag for `<Foo>` (194:1-194:6)',
  },
  {
    what: 'a broken link',
    output: `[ERROR] Error: Unable to build website for locale en.
    at tryToBuildLocale (node_modules/@docusaurus/core/lib/commands/build/build.js:76:15) {
  [cause]: Error: Docusaurus found broken links!

  - Broken link on source page path = /cors:
     -> linking to /nothing`,
    reason: 'Docusaurus found broken links!: /nothing',
  },
  {
    what: 'a full disk',
    output: `[ERROR] Error: Unable to build website for locale en.
  [cause]: Error: ENOSPC: no space left on device, write`,
    reason: 'the disk is full: make room, and build again',
  },
  {
    what: 'a module that is not there',
    output: `node:internal/modules/esm/resolve:283
    throw new ERR_MODULE_NOT_FOUND(

Error [ERR_MODULE_NOT_FOUND]: Cannot find package 'remark-gfm' imported from src/content/syntax/parser.ts
    at packageResolve (node:internal/modules/esm/resolve:839:9)`,
    reason: "Cannot find package 'remark-gfm' imported from src/content/syntax/parser.ts",
  },
  {what: 'nothing at all', output: '', reason: 'it says nothing'},
];

for (const {what, output, reason} of outputs) {
  test(`the output of a build with ${what} is told in one line`, () => {
    expect(reasonIn(output)).toBe(reason);
  });
}

function start(copy: ProjectCopy): RunningProgram {
  return command(copy, 'start', {SERVER_PORT: '0'});
}

function command(
  copy: ProjectCopy,
  name: string,
  variables: Record<string, string> = {},
  args: string[] = [],
): RunningProgram {
  return copy.run('node', {
    args: ['--import', 'tsx', `src/commands/${name}.ts`, ...args],
    variables,
  });
}

/** What builds left beside the site. */
async function leftovers({folder}: ProjectCopy): Promise<string[]> {
  const names = await readdir(path.join(folder, '.cache'));
  return names.filter((name) => /^site-|^build\.lock/.test(name));
}
