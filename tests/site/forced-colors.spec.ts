import type {Page} from '@playwright/test';
import {expect, openInteractive, test} from '../fixtures/site/site-test.ts';

test.use({viewport: {width: 1280, height: 900}});

test("with the reader's own colours, only the current page has a bar in the list of pages", async ({
  ownPage: page,
}) => {
  await page.emulateMedia({forcedColors: 'active'});
  await openInteractive(page, '/authentication');
  const ground = await colorOf(page, 'html', 'backgroundColor');
  const links = page.locator('.theme-doc-sidebar-container .menu__link');
  const bars = await links.evaluateAll((all) =>
    all.map((link) => ({
      name: link.textContent,
      isCurrent: link.getAttribute('aria-current') === 'page',
      color: getComputedStyle(link).borderLeftColor,
    })),
  );
  expect(bars.length).toBeGreaterThan(10);
  const seen = bars.filter(({color}) => color !== ground);
  expect(seen.map(({name}) => name)).toEqual(
    bars.filter(({isCurrent}) => isCurrent).map(({name}) => name),
  );
});

test("with the reader's own colours, the bars of the charts are there", async ({ownPage: page}) => {
  await page.emulateMedia({forcedColors: 'active'});
  await openInteractive(page, '/about/performance');
  const ground = await colorOf(page, 'html', 'backgroundColor');
  const bar = page.locator('.rates-bar span').first();
  expect(await bar.evaluate((one) => getComputedStyle(one).backgroundColor)).not.toBe(ground);
});

test("with the reader's own colours, the diagram has no others", async ({ownPage: page}) => {
  await page.emulateMedia({forcedColors: 'active', colorScheme: 'dark'});
  await openInteractive(page, '/authentication');
  const found = await page.locator('.diagram-drawing > svg').evaluate((svg) => {
    const sample = document.createElement('div');
    svg.before(sample);
    const system = ['Canvas', 'CanvasText'].map((name) => {
      sample.style.backgroundColor = name;
      return getComputedStyle(sample).backgroundColor;
    });
    sample.remove();
    const shown = [...svg.querySelectorAll('path, rect, text')].flatMap((one) => {
      const {fill, stroke} = getComputedStyle(one);
      return [fill, stroke];
    });
    return {system, shown: [...new Set(shown)].filter((color) => color !== 'none')};
  });
  expect([...found.shown].sort()).toEqual([...found.system].sort());
});

async function colorOf(page: Page, selector: string, property: 'backgroundColor'): Promise<string> {
  return page
    .locator(selector)
    .evaluate((element, name) => getComputedStyle(element)[name], property);
}
