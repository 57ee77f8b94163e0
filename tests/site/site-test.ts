import type {Page} from '@playwright/test';
import {siteDirectory} from '../../src/commands/built.ts';
import {test as base, expect} from '../support/fixtures.ts';
import {type ReferenceServer, startReferenceServer} from '../support/reference-server.ts';
import {strongKey} from '../support/strong-key.ts';

interface SiteServer {
  /** The reference server with a key, serving the built site at `/`. */
  site: ReferenceServer;
}

interface Browsing {
  baseURL: string;
  /** What the console may say, such as what a browser says by itself of a request that fails. */
  expectedMessages: RegExp | undefined;
  quietConsole: undefined;
}

/** Playwright's `test` with the built site under `page.goto('/…')`; a message in the console fails the test. */
export const test = base.extend<Browsing, SiteServer>({
  site: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names from this pattern.
    async ({}, use) => {
      const site = await startReferenceServer({
        variables: {ELIZA_SERVER_AUTH_TOKEN: strongKey()},
        siteDirectory,
      });
      await use(site);
      await site.stop();
    },
    {scope: 'worker'},
  ],
  baseURL: async ({site}, use) => use(site.url),
  expectedMessages: [undefined, {option: true}],
  quietConsole: [
    async ({page, expectedMessages}, use) => {
      const messages: string[] = [];
      page.on('pageerror', (error) => messages.push(error.message));
      page.on('console', (message) => {
        if (!['error', 'warning'].includes(message.type())) return;
        if (!expectedMessages?.test(message.text())) messages.push(message.text());
      });
      await use(undefined);
      expect(messages, 'errors and warnings in the console').toEqual([]);
    },
    {auto: true},
  ],
});

/**
 * Opens a page and waits until it is interactive. Docusaurus' code blocks fail on a change of the window's size before
 * that.
 */
export async function openInteractive(page: Page, address: string): Promise<void> {
  await page.goto(address);
  const interactive = {timeout: 20_000};
  await expect(page.locator('html')).toHaveAttribute('data-has-hydrated', 'true', interactive);
}

export {expect};
