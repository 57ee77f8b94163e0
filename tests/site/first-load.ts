import type {Browser, Page} from '@playwright/test';
import {watchLayoutShift} from './layout-shift.ts';
import {type ScriptBytes, watchScripts} from './script-bytes.ts';

/** What a page loads and does for a reader who opens it for the first time and does nothing. */
export interface FirstLoad {
  scripts: ScriptBytes;
  layoutShift: number;
  /** Addresses at other hosts that it asked for. */
  elsewhere: string[];
}

/** The windows in which pages are opened. */
export const windows = {
  phone: {width: 390, height: 844},
  desktop: {width: 1280, height: 900},
} as const;

/** The name of such a window. */
export type WindowName = keyof typeof windows;

/** Parts of the guide that stand below its diagram. */
export const belowTheDiagram = ['#special-cases', '#error-responses', '#troubleshooting'] as const;

/** Opens a page with an empty cache, and measures until a second after it has come to rest. */
export async function firstLoad(
  browser: Browser,
  url: string,
  window: WindowName,
): Promise<FirstLoad> {
  const context = await browser.newContext({viewport: windows[window]});
  try {
    const page = await context.newPage();
    const scripts = watchScripts(page);
    const layoutShift = await watchLayoutShift(page);
    const elsewhere: string[] = [];
    page.on('request', (request) => {
      const {origin, protocol} = new URL(request.url());
      const isRequest = protocol !== 'data:' && protocol !== 'blob:';
      if (isRequest && origin !== new URL(url).origin) elsewhere.push(request.url());
    });
    await page.goto(url);
    await atRest(page);
    return {scripts: await scripts.bytes(), layoutShift: await layoutShift(), elsewhere};
  } finally {
    await context.close();
  }
}

/** Waits until a page is interactive, has nothing left to load, and a second more. */
export async function atRest(page: Page): Promise<void> {
  await page.waitForSelector('html[data-has-hydrated="true"]', {timeout: 60_000});
  await page.waitForLoadState('networkidle', {timeout: 60_000});
  await page.waitForTimeout(1000);
}
