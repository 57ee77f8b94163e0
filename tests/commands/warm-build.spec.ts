import {createHash} from 'node:crypto';
import {readdir} from 'node:fs/promises';
import path from 'node:path';
import {expect, test} from '@playwright/test';
import {type ProjectCopy, withProjectCopy} from '../../src/machine/project-copy.ts';

const client = 'examples/list-agents/curl.sh';

test('a build with a warm cache shows what a cold one shows, and never an empty or old snippet', async () => {
  test.setTimeout(300_000);
  await withProjectCopy(async (copy) => {
    await build(copy);
    expect(await copy.read('build/authentication.html')).not.toContain('kept-word');

    await copy.replace(client, '--silent', '--silent --write-out kept-word');
    await build(copy);
    const warm = await siteDigests(copy);
    expect(Object.keys(warm).length).toBeGreaterThan(10);
    for (const page of ['authentication', 'index']) {
      expect(await copy.read(`build/${page}.html`)).toContain('kept-word');
    }

    await copy.replace(client, 'region request', 'region other');
    const broken = docusaurusBuild(copy);
    expect(await broken.ended).not.toBe(0);
    expect(broken.output()).toContain(`docs/authentication.mdx: ${client} has no region "request"`);
    await copy.replace(client, 'region other', 'region request');

    await copy.clearCache();
    await build(copy);
    expect(await siteDigests(copy)).toEqual(warm);
  });
});

async function build(copy: ProjectCopy): Promise<void> {
  const program = docusaurusBuild(copy);
  expect(await program.ended, program.output()).toBe(0);
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
