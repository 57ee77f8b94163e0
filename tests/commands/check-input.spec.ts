import {symlink, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {expect, test} from '@playwright/test';
import {type ProjectCopy, withProjectCopy} from '../../src/machine/project-copy.ts';

const odd = [
  '---',
  'id: odd',
  'title: Odd inputs',
  'description: Asked at 9:30 on localhost:5173.',
  '---',
  '',
  'Open localhost:5173 at 9:30, or 12:100:3, key:value and :rocket: too. [Same page](#error401), [claim](server.mdx#start),',
  '[twice](#twice-1), [set](#set), [file](/openapi.yaml), [served](pathname:///claims.schema.json), [page](/authentication/#overview).',
  '',
  '::leaf[label]',
  '',
  '## Error:401',
  '',
  '| cell:one | [link:two](cors.mdx) |',
  '| - | - |',
  '| a:b | ![picture](/img/social.png) |',
  '',
  '## Twice',
  '',
  '## Twice',
  '',
  '### By hand {/* #set */}',
  '',
  ':::note[Title: 9:30]',
  'Text.',
  ':::',
  '',
];

test('a page that check passes builds and shows what stands in it: colons, links of every kind, CRLF', async () => {
  test.setTimeout(300_000);
  await withProjectCopy(async (copy) => {
    await copy.write('docs/odd.mdx', odd.join('\r\n'));
    await copy.replace('sidebars.ts', "'introduction',", "'introduction', 'odd',");
    const check = runCheck(copy);
    expect(await check.ended, check.output()).toBe(0);

    const build = copy.run('docusaurus', {args: ['build']});
    expect(await build.ended, build.output()).toBe(0);
    const page = await copy.read('build/odd.html');
    const shown = [
      'Open localhost:5173 at 9:30, or 12:100:3, key:value and :rocket: too.',
      '::leaf[label]',
      'Error:401',
      'cell:one',
      'link:two',
      'a:b',
      'Title: 9:30',
      ' id=error401>',
      ' id=twice-1>',
      ' id=set>',
    ];
    expect(shown.filter((text) => !page.includes(text))).toEqual([]);

    const markdown = await copy.read('build/odd.md');
    expect(markdown).toContain(
      'Open localhost:5173 at 9:30, or 12:100:3, key:value and :rocket: too.',
    );
    expect(markdown).toContain('## Error:401');
    expect(await copy.read('build/llms-full.txt')).toContain('Open localhost:5173 at 9:30');
    expect(build.output()).not.toMatch(/unused Markdown directives/);
  });
});

/** Each ends the build, or lets it publish a page that is not the one that was written. */
const faults: {what: string; line: RegExp; make(copy: ProjectCopy): Promise<void>}[] = [
  {
    what: 'a broken link',
    line: /^docs\/cors\.mdx:\d+:\d+ broken-link there is no docs\/authentcation\.mdx: did you mean authentication\.mdx\?$/m,
    make: (copy) => copy.replace('docs/cors.mdx', '(authentication.mdx)', '(authentcation.mdx)'),
  },
  {
    what: 'a broken anchor of another page',
    line: /^docs\/verify\.mdx:\d+:\d+ broken-anchor "rate-limiting\.mdx#faild-attempts" leads to .*: did you mean #failed-attempts\?$/m,
    make: (copy) => copy.replace('docs/verify.mdx', '#failed-attempts', '#faild-attempts'),
  },
  {
    what: 'front matter that is no YAML',
    line: /^docs\/server\.mdx:\d+:\d+ front-matter the front matter is not valid YAML: /m,
    make: (copy) => copy.replace('docs/server.mdx', 'title: ', 'title: a: '),
  },
  {
    what: 'two pages of one id',
    line: /^docs\/hardening\.mdx:2:1 doubled-page docs\/deploying\.mdx has the id "deploying" already/m,
    make: (copy) => copy.replace('docs/hardening.mdx', 'id: hardening', 'id: deploying'),
  },
  {
    what: 'a page of the sidebars that is not there',
    line: /^sidebars\.ts:\d+:\d+ sidebar no page has the id "verfy": did you mean verify\?$/m,
    make: (copy) => copy.replace('sidebars.ts', "'verify'", "'verfy'"),
  },
  {
    what: 'a page that no sidebar has',
    line: /^docs\/performance\.mdx:1:1 sidebar no sidebar has this page/m,
    make: (copy) => copy.replace('sidebars.ts', "'performance',", ''),
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
    make: (copy) => symlink('cors.mdx', path.join(copy.folder, 'docs/linked.mdx')),
  },
];

test('check names what would end the build, each in a line of its own, and leaves no stack', async () => {
  await withProjectCopy(async (copy) => {
    for (const {make} of faults) await make(copy);
    const check = runCheck(copy);
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
  await withProjectCopy(async (copy) => {
    await copy.replace('docs/cors.mdx', '(authentication.mdx)', '(authentcation.mdx)');
    const build = copy.run('bash', {
      args: ['-c', 'node --import tsx src/commands/build.ts | true'],
    });
    expect(await build.ended).toBe(0);
    expect(build.output()).toMatch(/^docs\/cors\.mdx:\d+:\d+ broken-link [^\n]*\n$/);
  });
});

test('check says in a line that the sidebars do not load', async () => {
  await withProjectCopy(async (copy) => {
    await copy.write('sidebars.ts', 'export default {\n  docs: [;\n};\n');
    const check = runCheck(copy);
    expect(await check.ended).toBe(1);
    expect(check.output()).toMatch(/^sidebars\.ts:2:10 sidebar it does not load: Unexpected ";"$/m);
    expect(check.output()).not.toMatch(/^\s+at /m);
  });
});

function runCheck(copy: ProjectCopy) {
  return copy.run('node', {args: ['--import', 'tsx', 'src/commands/check.ts']});
}
