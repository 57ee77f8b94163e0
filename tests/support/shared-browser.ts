import {type Browser, type BrowserContext, chromium} from '@playwright/test';
import {NotObservable} from '../../src/checks/hold.ts';
import {launchOptions, ownBrowser, systemBrowser} from '../setup/browsers.ts';

let browser: Promise<Browser> | undefined;
let users = 0;

/**
 * Gives a task a browser context that keeps nothing of others. Those that are open at the same time share one Chromium,
 * which takes a second to start.
 */
export async function withBrowserContext<Result>(
  task: (context: BrowserContext) => Promise<Result>,
): Promise<Result> {
  if ((ownBrowser() ?? systemBrowser()) === undefined) {
    throw new NotObservable('This machine has no Chromium.');
  }
  users++;
  browser ??= chromium.launch(launchOptions());
  const shared = browser;
  try {
    const context = await (await shared).newContext();
    try {
      return await task(context);
    } finally {
      await context.close();
    }
  } finally {
    users--;
    if (users === 0) {
      browser = undefined;
      await (await shared).close();
    }
  }
}
