import type {Browser, BrowserContext} from '@playwright/test';
import {NotObservable} from '../../src/checks/hold.ts';

let browser: Promise<Browser> | undefined;
let users = 0;

/**
 * Gives a task a browser context that keeps nothing of others. Those that are open at the same time share one Chromium,
 * which takes a second to start.
 */
export async function withBrowserContext<Result>(
  task: (context: BrowserContext) => Promise<Result>,
): Promise<Result> {
  users++;
  browser ??= launch();
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
      await shared.then(
        (opened) => opened.close(),
        () => undefined,
      );
    }
  }
}

async function launch(): Promise<Browser> {
  // Loaded only here: it takes longer to load than all the rest of the checks.
  const [{chromium}, {launchOptions, ownBrowser, systemBrowser}] = await Promise.all([
    import('@playwright/test'),
    import('../setup/browsers.ts'),
  ]);
  if ((ownBrowser() ?? systemBrowser()) === undefined) {
    throw new NotObservable('This machine has no Chromium.');
  }
  return chromium.launch(launchOptions());
}
