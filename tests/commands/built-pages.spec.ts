import {createHash} from 'node:crypto';
import {readdir} from 'node:fs/promises';
import path from 'node:path';
import {expect, test} from '@playwright/test';
import type {RunningProgram} from '../../src/machine/program.ts';
import type {ProjectCopy} from '../../src/machine/project-copy.ts';
import {keepRun, runCommand, withSmallCopy} from '../fixtures/small-copy.ts';

const client = 'examples/list-agents/curl.sh';

const odd = [
  '---',
  'id: odd',
  'title: Odd inputs',
  'description: Asked at 9:30 on localhost:5173.',
  '---',
  '',
  'Open localhost:5173 at 9:30, or 12:100:3, key:value and :rocket: too. [Same page](#error401), [claim](reference-server/start-stop-messages.mdx#start),',
  '[twice](#twice-1), [set](#set), [file](/openapi.yaml), [served](pathname:///claims.schema.json), [page](/authentication/#overview).',
  '',
  '::leaf[label]',
  '',
  '## Error:401',
  '',
  '| cell:one | [link:two](fix/cors-errors.mdx) |',
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

// One copy for all of it, since a build takes long.
test('what a build shows is what stands in the pages and the examples, with git or without, warm or cold', async () => {
  await withSmallCopy(async (copy) => {
    await copy.write('docs/odd.mdx', odd.join('\r\n'));
    await copy.replace('sidebars.ts', "'quick-start',", "'quick-start', 'odd',");
    keepRun(copy);

    await test.step('without git, as in an unpacked archive, the site is built, without the dates of its pages', async () => {
      // As git answers where there is no repository.
      const variables = {GIT_DIR: path.join(copy.folder, 'nowhere')};
      const built = runCommand(copy, 'build', {variables});
      expect(await built.ended, built.output()).toBe(0);
      const page = await copy.read('build/authentication.html');
      expect(page).toContain('<h1>');
      expect(page).not.toContain('Last updated');
      expect(page).not.toContain('kept-word');
    });
    await test.step('a page that check passes builds and shows what stands in it: colons, links of every kind, CRLF', () =>
      showsOddPage(copy));

    const warm = await test.step('a build with a warm cache shows a changed example', async () => {
      await copy.replace(client, '--silent', '--silent --write-out kept-word');
      await build(copy);
      const digests = await siteDigests(copy);
      expect(Object.keys(digests).length).toBeGreaterThan(10);
      for (const page of ['authentication', 'index']) {
        expect(await copy.read(`build/${page}.html`)).toContain('kept-word');
      }
      return digests;
    });
    await test.step('a build with a warm cache never shows an empty or old snippet', async () => {
      await copy.replace(client, 'region request', 'region other');
      const broken = docusaurusBuild(copy);
      expect(await broken.ended).not.toBe(0);
      expect(broken.output()).toContain(
        `docs/authentication.mdx: ${client} has no region "request"`,
      );
      await copy.replace(client, 'region other', 'region request');
    });
    await test.step('a build with a warm cache shows what a cold one shows', async () => {
      await copy.clearCache();
      const cold = await build(copy);
      expect(await siteDigests(copy)).toEqual(warm);
      expect(cold.output()).not.toMatch(/unused Markdown directives/);
    });
  });
});

async function showsOddPage(copy: ProjectCopy): Promise<void> {
  const page = await copy.read('build/odd.html');
  const shown = [
    'Open localhost:5173 at 9:30, or 12:100:3, key:value and :rocket: too.',
    '::leaf[label]',
    'Error:401',
    'cell:one',
    'link:two',
    'a:b',
    'Title: 9:30',
    ' id=error401 class=anchor>',
    ' id=twice-1 class=anchor>',
    ' id=set class=anchor>',
  ];
  expect(shown.filter((text) => !page.includes(text))).toEqual([]);

  const markdown = await copy.read('build/odd.md');
  expect(markdown).toContain(
    'Open localhost:5173 at 9:30, or 12:100:3, key:value and :rocket: too.',
  );
  expect(markdown).toContain('## Error:401');
  expect(await copy.read('build/llms-full.txt')).toContain('Open localhost:5173 at 9:30');
}

async function build(copy: ProjectCopy): Promise<RunningProgram> {
  const program = docusaurusBuild(copy);
  expect(await program.ended, program.output()).toBe(0);
  return program;
}

/** The bundler by itself, without the checker before it. */
function docusaurusBuild(copy: ProjectCopy) {
  return copy.run('docusaurus', {args: ['build']});
}

/**
 * A digest of each file of the built site. The bundler's runtime is left out, with its name in the pages:
 * it lists the other files in an order that varies from one build to the next.
 */
async function siteDigests(copy: ProjectCopy): Promise<Record<string, string>> {
  const runtimeName = /runtime~main\.[0-9a-f]+\.js/g;
  const digests: Record<string, string> = {};
  for (const file of await readdir(path.join(copy.folder, 'build'), {recursive: true})) {
    if (path.extname(file) === '' || file.match(runtimeName)) continue;
    const text = (await copy.read(`build/${file}`)).replaceAll(runtimeName, 'runtime');
    digests[file] = createHash('sha256').update(text).digest('hex');
  }
  return digests;
}
