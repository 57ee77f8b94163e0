import type {Page} from '@playwright/test';

/** How long a page gets to paint what an action changed, in milliseconds. */
const untilPaintedMs = 250;

/**
 * Watches how long a page takes from an input of the reader to the next paint, by the Event Timing API
 * (https://w3c.github.io/event-timing/); call it before the page is opened. The function that it gives waits until the
 * last input is painted, and says how long the slowest since the last call took, in milliseconds; 0 is below 16.
 */
export async function eventDurations(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript(() => {
    const slowest = {duration: 0};
    Object.assign(window, {slowest});
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as InputEntry[]) {
        // Others, such as the pointer that moves over the page, are no interactions.
        if (entry.interactionId > 0) slowest.duration = Math.max(slowest.duration, entry.duration);
      }
    }).observe({type: 'event', durationThreshold: 16} as PerformanceObserverInit);
  });
  return async () => {
    await page.waitForTimeout(untilPaintedMs);
    return page.evaluate(() => {
      const {slowest} = window as unknown as {slowest: {duration: number}};
      const {duration} = slowest;
      slowest.duration = 0;
      return duration;
    });
  };
}

/** TypeScript knows no `interactionId` yet. */
interface InputEntry extends PerformanceEntry {
  interactionId: number;
}
