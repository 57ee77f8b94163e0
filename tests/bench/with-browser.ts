import {type Browser, chromium} from '@playwright/test';
import {launchOptions} from '../../src/machine/browsers.ts';
import {freePort} from '../../src/machine/free-ports.ts';
import {startGuard} from '../../src/machine/guard.ts';

/**
 * Gives a task a browser of its own, and the port at which others reach it by Chrome's protocol; closes it in the end.
 * Rejects at once where it is stopped, since not every task can be.
 */
export async function withBrowser<Result>(
  stop: AbortSignal,
  task: (browser: Browser, port: number) => Promise<Result>,
): Promise<Result> {
  stop.throwIfAborted();
  const port = await freePort();
  startGuard();
  const options = launchOptions();
  const browser = await chromium.launch({
    ...options,
    args: [...(options.args ?? []), `--remote-debugging-port=${port}`],
    // Otherwise Playwright ends this program at a Ctrl-C, and what else it started goes on.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
  const end = new AbortController();
  try {
    return await Promise.race([task(browser, port), rejectionBy(stop, end.signal)]);
  } finally {
    end.abort();
    await browser.close();
  }
}

/** Rejects where it is stopped; after the end nothing waits for that any more. */
function rejectionBy(stop: AbortSignal, end: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    if (stop.aborted) reject(stop.reason);
    stop.addEventListener('abort', () => reject(stop.reason), {once: true, signal: end});
  });
}
