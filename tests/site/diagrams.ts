import type {Locator, Page} from '@playwright/test';
import {expect} from './site-test.ts';

/** The diagrams that are drawn. */
export function drawnDiagrams(page: Page): Locator {
  return page.locator('.docusaurus-mermaid-container svg');
}

/**
 * Shows the whole page a screen at a time, as a reader does, and returns to its start: a diagram is drawn only when it
 * comes near the screen. Waits until all of them are drawn.
 * @param count how many diagrams the page has
 */
export async function drawDiagrams(page: Page, count: number): Promise<void> {
  if (count === 0) return;
  await expect(async () => {
    await scrollThrough(page);
    await expect(drawnDiagrams(page)).toHaveCount(count, {timeout: 2000});
  }).toPass({timeout: 20_000});
  await page.evaluate(() => window.scrollTo({top: 0, behavior: 'instant'}));
}

async function scrollThrough(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (let top = 0; top < document.body.scrollHeight; top += window.innerHeight) {
      window.scrollTo({top, behavior: 'instant'});
      // Two frames: what watches the screen is told of the new position after the first one.
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    }
  });
}
