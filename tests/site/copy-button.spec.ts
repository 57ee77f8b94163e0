import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import type {Locator, Page} from '@playwright/test';
import {type Language, runCopiedCode} from '../examples/run-client.ts';
import {startProgram} from '../support/program.ts';
import {expect, test} from './site-test.ts';

test.use({permissions: ['clipboard-read', 'clipboard-write']});

const languageOfClass: readonly [string, Language][] = [
  ['language-bash', 'curl'],
  ['language-ts', 'typescript'],
  ['language-python', 'python'],
];

for (const address of ['/', '/authentication', '/cors']) {
  test(`what the copy buttons of the clients on ${address} give runs and works`, async ({
    page,
    site,
  }) => {
    test.slow();
    await page.goto(address);
    let count = 0;
    for (const example of await page.locator('[data-example]').all()) {
      const tabs = await example.getByRole('tab').all();
      for (const tab of tabs.length > 0 ? tabs : [undefined]) {
        await tab?.click();
        const block = example.locator('.theme-code-block').filter({visible: true}).first();
        const language = await languageOf(block);
        if (language === undefined) continue;
        const run = await runCopiedCode(language, await copied(page, block), site);
        expect(run, `${language} client on ${address}`).toMatchObject({exitCode: 0});
        count += 1;
      }
    }
    expect(count, 'clients that ran').toBeGreaterThanOrEqual(3);
  });
}

test('what the copy buttons of the shell snippets in the guide give runs', async ({page}) => {
  await page.goto('/authentication');
  const snippets = page.locator('.theme-code-block[class*="language-bash"]', {
    has: page.getByText(/^examples\/.*\.sh$/),
  });
  expect(await snippets.count()).toBeGreaterThan(0);
  const folder = await mkdtemp(path.join(tmpdir(), 'copied-'));
  for (const block of await snippets.all()) {
    const code = await copied(page, block);
    const run = startProgram('bash', ['-e', '-c', code], {folder});
    expect(await run.ended, `${code}\n${run.output()}`).toBe(0);
  }
  await rm(folder, {recursive: true});
});

async function languageOf(block: Locator): Promise<Language | undefined> {
  const classes = (await block.getAttribute('class'))?.split(' ') ?? [];
  return languageOfClass.find(([name]) => classes.includes(name))?.[1];
}

async function copied(page: Page, block: Locator): Promise<string> {
  await page.evaluate(() => navigator.clipboard.writeText(''));
  await block.hover();
  await block.getByRole('button', {name: /copy/i}).click();
  await expect.poll(() => clipboard(page)).not.toBe('');
  return clipboard(page);
}

function clipboard(page: Page): Promise<string> {
  return page.evaluate(() => navigator.clipboard.readText());
}
