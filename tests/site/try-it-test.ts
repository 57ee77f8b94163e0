import type {Locator, Page} from '@playwright/test';
import {expect, test as siteTest} from './site-test.ts';

/** Playwright's `test` with the built site, where the console may say that a request failed or was refused. */
export const test = siteTest.extend({
  expectedMessages: /^Failed to load resource|has been blocked by CORS policy/,
});

/** The buttons and the result below an example; where a page shows the example more than once, the first. */
export function tryIt(page: Page, name = 'list-agents'): Locator {
  return page.getByRole('group', {name: `Try the example ${name}`}).first();
}

/** Presses a button of it. */
export async function press(group: Locator, button: string): Promise<void> {
  await group.getByRole('button', {name: button, exact: true}).click();
}

/** Waits for the line that says how it went. */
export async function expectStatus(group: Locator, text: string | RegExp): Promise<void> {
  await expect(group.locator('.try-it-status')).toContainText(text);
}

export {expect};
