import type {Page} from '@playwright/test';
import {diagramCount, everyAddress} from '../fixtures/site/addresses.ts';
import {expectDiagrams} from '../fixtures/site/diagrams.ts';
import {expect, openInteractive, test} from '../fixtures/site/site-test.ts';

/** What a reader has who makes a window of 1280 pixels twice as large, or a small phone. */
const views = [
  {name: 'at 200 % zoom', viewport: {width: 640, height: 450}, deviceScaleFactor: 2},
  {name: 'at a width of 360 pixels', viewport: {width: 360, height: 640}, deviceScaleFactor: 3},
];

for (const {name, ...view} of views) {
  test.describe(() => {
    test.use({...view, expectedMessages: /^Failed to load resource.* 404 /});

    for (const address of everyAddress) {
      test(`${address} does not scroll sideways ${name} and has its main controls`, async ({
        page,
      }) => {
        await openInteractive(page, address);
        await expectDiagrams(page, diagramCount(address));
        const beyond = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        const by = beyond === 0 ? '' : `, by ${await wideElements(page)}`;
        expect(beyond, `pixels beyond the width${by}`).toBe(0);
        await expectMainControls(page);
      });
    }
  });
}

/** What a reader of any page needs: the other pages, the search where there is one, and light or dark. */
async function expectMainControls(page: Page): Promise<void> {
  const bar = page.locator('.navbar');
  const search = bar.getByRole('button', {name: /search/i});
  for (const one of await search.all()) await expect(one).toBeInViewport({ratio: 1});
  const menu = bar.getByRole('button', {name: /navigation bar|menu/i}).first();
  await expect(menu).toBeInViewport({ratio: 1});
  // In the bar where there is room, in the menu otherwise.
  await menu.click();
  const colors = bar.getByRole('button', {name: /dark and light mode/i}).filter({visible: true});
  await expect(colors.first()).toBeInViewport({ratio: 1});
}

/** The first elements that reach beyond the width, for the message. */
function wideElements(page: Page): Promise<string> {
  return page.evaluate(() =>
    [...document.querySelectorAll('body *')]
      .filter((one) => one.getBoundingClientRect().right > document.documentElement.clientWidth)
      .slice(0, 5)
      .map((one) => [one.localName, ...one.classList].join('.'))
      .join(', '),
  );
}
