import type {Page} from '@playwright/test';
import {clientLanguages} from '../../src/content/code/client-language.ts';
import {diagramCount, docsAddresses, guide} from '../fixtures/site/addresses.ts';
import {drawDiagrams} from '../fixtures/site/diagrams.ts';
import {expect, openInteractive, test} from '../fixtures/site/site-test.ts';

/** What is of no use on paper. A table that is sorted by buttons has its headings in them. */
const notPrinted = 'nav, aside, .table-of-contents, button:not(th button)';

for (const address of docsAddresses) {
  test(`${address} prints its text and its code whole, and nothing to click on`, async ({page}) => {
    test.slow();
    // About as wide as a sheet of A4 within its margins.
    await page.setViewportSize({width: 720, height: 1000});
    await openInteractive(page, address);
    await drawDiagrams(page, diagramCount(address));
    await page.emulateMedia({media: 'print'});
    expect(await shownOf(page, notPrinted), 'of no use on paper').toEqual([]);
    await expect(page.locator('article h1')).toBeVisible();
    await expect(page.locator('.markdown p').first()).toBeVisible();
    expect(await cutOff(page), 'text and code that is cut off on paper').toEqual([]);
  });
}

test('the guide prints its clients in every language', async ({page}) => {
  await openInteractive(page, guide);
  await page.emulateMedia({media: 'print'});
  for (const {highlight, label} of clientLanguages) {
    const code = page.locator(`[data-example="list-agents"] .language-${highlight} pre`);
    await expect(code.first(), label).toBeVisible();
  }
});

/** The visible elements that match, once each, for the message. */
async function shownOf(page: Page, selector: string): Promise<string[]> {
  const shown = page.locator(selector).filter({visible: true});
  const names = await shown.evaluateAll((all) =>
    all.map((one) => [one.localName, ...one.classList].join('.')),
  );
  return [...new Set(names)];
}

/** What is wider than the box that it scrolls in, since paper does not scroll; a box of one pixel is for the ear. */
function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('article *')]
      .filter((one) => one.clientWidth > 1 && getComputedStyle(one).overflowX !== 'visible')
      .filter((one) => one.scrollWidth > one.clientWidth + 1)
      .map((one) => `${one.localName}: ${one.textContent?.slice(0, 60)}`),
  );
}
