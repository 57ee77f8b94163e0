import {symlink, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {expect, test} from '@playwright/test';
import type {ProjectCopy} from '../../src/machine/project-copy.ts';
import {runCommand, withStandIn} from '../fixtures/small-copy.ts';

/** Each ends the build, or lets it publish a page that is not the one that was written. */
const faults: {what: string; line: RegExp; make(copy: ProjectCopy): Promise<void>}[] = [
  {
    what: 'a broken link',
    line: /^docs\/fix\/cors-errors\.mdx:\d+:\d+ broken-link there is no docs\/authentcation\.mdx: did you mean \.\.\/authentication\.mdx\?$/m,
    make: (copy) =>
      copy.replace('docs/fix/cors-errors.mdx', '(../authentication.mdx)', '(../authentcation.mdx)'),
  },
  {
    what: 'a broken anchor of another page',
    line: /^docs\/fix\/check-your-server\.mdx:\d+:\d+ broken-anchor "\.\.\/reference\/rate-limits\.mdx#faild-attempts" leads to .*: did you mean #failed-attempts\?$/m,
    make: (copy) =>
      copy.replace('docs/fix/check-your-server.mdx', '#failed-attempts', '#faild-attempts'),
  },
  {
    what: 'front matter that is no YAML',
    line: /^docs\/reference-server\/start-stop-messages\.mdx:\d+:\d+ front-matter the front matter is not valid YAML: /m,
    make: (copy) =>
      copy.replace('docs/reference-server/start-stop-messages.mdx', 'title: ', 'title: a: '),
  },
  {
    what: 'two pages of one id',
    line: /^docs\/reference-server\/ways-around\.mdx:2:1 doubled-page docs\/reference-server\/limits-and-redis\.mdx has the id "reference-server\/limits-and-redis" already/m,
    make: (copy) =>
      copy.replace(
        'docs/reference-server/ways-around.mdx',
        'id: ways-around',
        'id: limits-and-redis',
      ),
  },
  {
    what: 'a page of the sidebars that is not there',
    line: /^sidebars\.ts:\d+:\d+ sidebar no page has the id "fix\/chek-your-server": did you mean fix\/check-your-server\?$/m,
    make: (copy) =>
      copy.replace('sidebars.ts', "'fix/check-your-server'", "'fix/chek-your-server'"),
  },
  {
    what: 'a page that no sidebar has',
    line: /^docs\/about\/performance\.mdx:1:1 sidebar no sidebar has this page/m,
    make: (copy) => copy.replace('sidebars.ts', ", 'about/performance'", ''),
  },
  {
    what: 'a page in UTF-16',
    line: /^docs\/wide\.mdx:1:1 unreadable-file this is UTF-16 \(little-endian\)/m,
    make: (copy) =>
      writeFile(path.join(copy.folder, 'docs/wide.mdx'), Buffer.from('\uFEFFText.\n', 'utf16le')),
  },
  {
    what: 'a page that is a link',
    line: /^docs\/linked\.mdx:1:1 unreadable-file this is a symbolic link/m,
    make: (copy) => symlink('authentication.mdx', path.join(copy.folder, 'docs/linked.mdx')),
  },
];

test('check names what would end the build, each in a line of its own, and leaves no stack', async () => {
  await withStandIn(async (copy) => {
    for (const {make} of faults) await make(copy);
    const check = runCommand(copy, 'check');
    expect(await check.ended).toBe(1);
    for (const {what, line} of faults) expect(check.output(), what).toMatch(line);
    expect(check.output()).not.toMatch(/^\s+at /m);

    // The first line is all that is read; the rest of the pipe is closed.
    const head = copy.run('bash', {
      args: [
        '-c',
        'node --import tsx src/commands/check.ts 2>&1 | head -n 1; echo "ended $' +
          '{PIPESTATUS[0]}"',
      ],
    });
    expect(await head.ended).toBe(0);
    expect(head.output()).toMatch(/^docs\/.*\nended 1\n$/);
  });
});

test('build leaves no stack where nobody reads its output', async () => {
  await withStandIn(async (copy) => {
    await copy.replace(
      'docs/fix/cors-errors.mdx',
      '(../authentication.mdx)',
      '(../authentcation.mdx)',
    );
    const build = copy.run('bash', {
      args: ['-c', 'node --import tsx src/commands/build.ts | true'],
    });
    expect(await build.ended).toBe(0);
    expect(build.output()).toMatch(/^docs\/fix\/cors-errors\.mdx:\d+:\d+ broken-link [^\n]*\n$/);
  });
});

test('check says in a line that the sidebars do not load', async () => {
  await withStandIn(async (copy) => {
    await copy.write('sidebars.ts', 'export default {\n  docs: [;\n};\n');
    const check = runCommand(copy, 'check');
    expect(await check.ended).toBe(1);
    expect(check.output()).toMatch(/^sidebars\.ts:2:10 sidebar it does not load: Unexpected ";"$/m);
    expect(check.output()).not.toMatch(/^\s+at /m);
  });
});
