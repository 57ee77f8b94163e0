import type {Locator, Page} from '@playwright/test';
import {expect} from './site-test.ts';

/** The diagrams that are drawn. */
export function drawnDiagrams(page: Page): Locator {
  return page.locator('.docusaurus-mermaid-container svg');
}

/**
 * Scrolls to each diagram, since it is drawn only when it comes near the screen, waits until all are drawn, and returns
 * to the start of the page.
 * @param count how many diagrams the page has
 */
export async function drawDiagrams(page: Page, count: number): Promise<void> {
  if (count === 0) return;
  // A page behind another one draws nothing.
  await page.bringToFront();
  for (const diagram of await page.locator('.diagram').all())
    await diagram.scrollIntoViewIfNeeded();
  await expect(drawnDiagrams(page)).toHaveCount(count, {timeout: 20_000});
  await page.evaluate(() => window.scrollTo({top: 0, behavior: 'instant'}));
}
