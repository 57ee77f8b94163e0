import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import type {Page} from '@playwright/test';
import {runCopiedCode} from '../../src/clients/run-client.ts';
import {bareEnvironment, startProgram} from '../../src/machine/program.ts';
import {withReferenceServer} from '../../src/servers/reference-server.ts';
import {nastyKey} from '../fixtures/nasty-key.ts';
import {docsAddresses, guide} from '../fixtures/site/addresses.ts';
import {clientBlocks, clipboard, copied, languageOf} from '../fixtures/site/code-blocks.ts';
import {enterSettings, panelOf} from '../fixtures/site/enter-settings.ts';
import {expect, openInteractive, test} from '../fixtures/site/site-test.ts';

test.use({permissions: ['clipboard-read', 'clipboard-write']});

for (const address of docsAddresses) {
  test(`what the copy buttons on ${address} give runs with a nasty key and another URL`, async ({
    page,
  }) => {
    const start = {variables: {ELIZA_SERVER_AUTH_TOKEN: nastyKey}};
    await withReferenceServer(start, async ({url}) => {
      await openInteractive(page, address);
      await enterIfAsked(page, {url, key: nastyKey});
      for (const example of await page.locator('[data-example]').all()) {
        for await (const block of clientBlocks(example)) {
          const language = await languageOf(block);
          if (language === undefined) continue;
          const run = await runCopiedCode(language, await copied(page, block));
          expect(run, `${language} client on ${address}`).toMatchObject({exitCode: 0});
        }
      }
      await runShellBlocks(page, {url, key: nastyKey});
    });
  });
}

test('the clients run without settings as well, and take both from the environment', async ({
  page,
  site,
}) => {
  await openInteractive(page, guide);
  let count = 0;
  for (const example of await page.locator('[data-example]').all()) {
    for await (const block of clientBlocks(example)) {
      const language = await languageOf(block);
      if (language === undefined) continue;
      const run = await runCopiedCode(language, await copied(page, block), site);
      expect(run, `${language} client`).toMatchObject({exitCode: 0});
      count += 1;
    }
  }
  expect(count, 'clients that ran').toBeGreaterThanOrEqual(3);
});

test('what is selected and copied by keyboard has the key, although dots are shown', async ({
  page,
}) => {
  await openInteractive(page, '/');
  await enterSettings(page, {key: nastyKey});
  const block = page.locator('[data-example] .code').filter({visible: true}).first();
  await block.locator('code').selectText();
  await page.keyboard.press('Control+C');
  const text = await clipboard(page);
  expect(text).toBe(await block.locator('code').textContent());
  expect(text).toContain(nastyKey.replaceAll("'", "'\\''"));
});

/** Pages without requests have no panel. */
async function enterIfAsked(page: Page, settings: {url: string; key: string}): Promise<void> {
  if ((await panelOf(page).count()) > 0) await enterSettings(page, settings);
}

/**
 * Runs the shell blocks that are no clients, in an empty folder. In place of npm and npx, which would build this site
 * or ask the network, of what would change the machine, and of what it need not have, stand programs that say what they
 * were given. The one for kubectl says nothing, since a page decodes what it prints.
 */
async function runShellBlocks(page: Page, {url, key}: {url: string; key: string}): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'copied-'));
  for (const name of ['npm', 'npx', 'docker', 'elizaos', 'kubectl', 'sudo']) {
    const says = name === 'kubectl' ? 'true' : 'printf "%s\\n" "$ELIZA_SERVER_AUTH_TOKEN" "$@"';
    const script = `#!/bin/sh\n${says}\n`;
    await writeFile(path.join(folder, name), script, {mode: 0o755});
  }
  const variables = {
    PATH: `${folder}:${bareEnvironment().PATH}`,
    // What an earlier block has exported in the shell of a reader.
    ELIZA_SERVER_AUTH_TOKEN: 'exported-before',
  };
  for (const block of await page.locator('.code.language-bash').filter({visible: true}).all()) {
    if ((await block.locator('xpath=ancestor::*[@data-example]').count()) > 0) continue;
    const shown = await block.locator('code').textContent();
    // The start of a container, where this file is.
    if (shown?.includes('/run/secrets/')) continue;
    const run = startProgram('bash', ['-e', '-c', await copied(page, block)], {folder, variables});
    expect(await run.ended, `${shown}\n${run.output()}`).toBe(0);
    if (shown?.includes('npm start')) expect(run.output(), shown).toContain(key);
    if (shown?.includes('--url')) expect(run.output(), shown).toContain(url);
  }
  await rm(folder, {recursive: true});
}
