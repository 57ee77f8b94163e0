import type {Browser, Page} from '@playwright/test';
import type {Interaction} from '../../src/records/benchmarks.ts';
import {windows} from '../fixtures/site/first-load.ts';
import {untilInteractive} from '../fixtures/site/interactive.ts';
import {eventDurations} from './event-durations.ts';
import {type Action, actions} from './site-actions.ts';

/** How many times slower than this machine the pages run. */
export const slowdown = 4;

/** An interaction may take as long as this until the page shows what came of it. */
export const mostMilliseconds = 100;

/** How often what took too long is tried; the fastest counts, since what else the machine does makes the others slower. */
const tries = 3;

/** Does on each page what a reader can do there, and gives how long the page took for it. */
export async function* interactions(
  browser: Browser,
  site: string,
  addresses: readonly string[],
): AsyncGenerator<Interaction> {
  for (const address of addresses) {
    const fastest = new Map<string, number>();
    const isTooSlow = () => Math.max(...fastest.values()) > mostMilliseconds;
    for (let round = 0; round === 0 || (round < tries && isTooSlow()); round++) {
      for await (const [name, milliseconds] of roundOf(browser, `${site}${address}`)) {
        fastest.set(name, Math.min(milliseconds, fastest.get(name) ?? Number.POSITIVE_INFINITY));
      }
    }
    for (const [action, milliseconds] of fastest) yield {address, action, milliseconds};
  }
}

/** Each action once, in a browser that has stored nothing. */
async function* roundOf(browser: Browser, url: string): AsyncGenerator<[string, number]> {
  const context = await browser.newContext({viewport: windows.desktop});
  try {
    const page = await context.newPage();
    const longest = await eventDurations(page);
    await page.goto(url);
    await untilInteractive(page);
    // What a click waits for while the page still loads is in its Total Blocking Time.
    await page.waitForLoadState('networkidle');
    const client = await context.newCDPSession(page);
    await client.send('Emulation.setCPUThrottlingRate', {rate: slowdown});
    for (const action of actions) {
      if (!(await isThere(page, action))) continue;
      await longest();
      await action.act(page);
      yield [action.name, await longest()];
    }
  } finally {
    await context.close();
  }
}

async function isThere(page: Page, {target}: Action): Promise<boolean> {
  const first = target(page).first();
  return (await first.count()) > 0 && (await first.isVisible());
}
