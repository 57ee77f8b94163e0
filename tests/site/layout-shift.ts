import type {Page} from '@playwright/test';

/** A page has to shift less than this, by the measure of web.dev/cls. */
export const layoutShiftLimit = 0.01;

/** Collects how far a page shifts what it shows; call it before the page is opened. Gives the sum so far. */
export async function watchLayoutShift(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript(() => {
    const shifts = {sum: 0};
    Object.assign(window, {shifts});
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as LayoutShift[]) {
        // What follows an action of the reader is expected to move.
        if (!entry.hadRecentInput) shifts.sum += entry.value;
      }
    }).observe({type: 'layout-shift', buffered: true});
  });
  return () => page.evaluate(() => (window as unknown as {shifts: {sum: number}}).shifts.sum);
}

/** https://wicg.github.io/layout-instability/, which TypeScript does not know. */
interface LayoutShift extends PerformanceEntry {
  value: number;
  hadRecentInput: boolean;
}
