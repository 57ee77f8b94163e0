import {expect, type Locator, type Page} from '@playwright/test';
import type {Language} from '../examples/run-client.ts';

/** What runs a block of code, by the class that names its language. */
const runners: readonly [string, Language][] = [
  ['language-bash', 'curl'],
  ['language-ts', 'typescript'],
  ['language-python', 'python'],
];

/** What runs a block of code, or nothing where it is a configuration or an output. */
export async function languageOf(block: Locator): Promise<Language | undefined> {
  const classes = (await block.getAttribute('class'))?.split(' ') ?? [];
  return runners.find(([name]) => classes.includes(name))?.[1];
}

/** The client blocks of an example, each made visible before it is given. */
export async function* clientBlocks(example: Locator): AsyncGenerator<Locator> {
  const tabs = await example.getByRole('tab').all();
  for (const tab of tabs.length > 0 ? tabs : [undefined]) {
    await tab?.click();
    yield example.locator('.code').filter({visible: true}).first();
  }
}

/** Presses the button of a block and gives what is in the clipboard then. */
export async function copied(page: Page, block: Locator): Promise<string> {
  await page.evaluate(() => navigator.clipboard.writeText(''));
  await block.getByRole('button', {name: /^Cop/}).click();
  await expect.poll(() => clipboard(page)).not.toBe('');
  return clipboard(page);
}

/** The text in the clipboard. */
export function clipboard(page: Page): Promise<string> {
  return page.evaluate(() => navigator.clipboard.readText());
}
