import type {Browser, Page} from '@playwright/test';
import {startGuard} from '../../machine/guard.ts';
import {NotObservable} from '../../machine/not-observable.ts';

let opened: Promise<{browser: Browser; page: Page}> | undefined;
let users = 0;
let last: Promise<unknown> = Promise.resolve();

/**
 * Gives a task a page in a browser. Tasks that come at the same time have the same page, one after the other: a browser
 * takes a second to start, and each page half as long. It keeps what others left, so a task uses servers of its own.
 */
export async function withBrowserPage<Result>(
  task: (page: Page) => Promise<Result>,
): Promise<Result> {
  users++;
  opened ??= open();
  const shared = opened;
  const turn = last.then(async () => {
    const {page} = await shared;
    page.removeAllListeners();
    return task(page);
  });
  last = turn.catch(() => undefined);
  try {
    return await turn;
  } finally {
    users--;
    if (users === 0) {
      opened = undefined;
      await shared.then(
        ({browser}) => browser.close(),
        () => undefined,
      );
    }
  }
}

async function open(): Promise<{browser: Browser; page: Page}> {
  const browser = await launch();
  return {browser, page: await browser.newPage()};
}

async function launch(): Promise<Browser> {
  // Loaded only here: it takes longer to load than all the rest of the checks.
  const [playwright, {launchOptions, ownBrowser, systemBrowser}] = await Promise.all([
    import('@playwright/test').catch(() => undefined),
    import('../../machine/browsers.ts'),
  ]);
  if (!playwright)
    throw new NotObservable('Playwright is not installed, as after npm ci --omit=dev.');
  if ((ownBrowser() ?? systemBrowser()) === undefined) {
    throw new NotObservable('This machine has no Chromium.');
  }
  // Its profile has to lie in the folder that goes with this process. The browser itself ends when its pipe closes.
  startGuard();
  return playwright.chromium.launch({
    ...launchOptions(),
    // Otherwise Playwright takes these signals to itself, and this process goes on after the browser is closed.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
}
