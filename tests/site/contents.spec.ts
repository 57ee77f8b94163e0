import type {Page} from '@playwright/test';
import {guide} from '../fixtures/site/addresses.ts';
import {expect, openInteractive, test} from '../fixtures/site/site-test.ts';

test('the list of sections marks the one that is read, by a bar, its colour and its weight', async ({
  page,
}) => {
  await openInteractive(page, guide);
  const current = page.locator('.contents [aria-current]');
  await expect(current).toHaveText('Overview');
  for (const [id, name] of [
    ['error-responses', 'Error responses'],
    ['configuration', 'Configuration'],
    ['key-generation', 'Key generation'],
  ] as const) {
    await page.goto(`${guide}#${id}`);
    await expect(current).toHaveCount(1);
    await expect(current).toHaveText(name);
    await expect(current).toBeInViewport({ratio: 1});
  }
  const other = page.locator('.contents a:not([aria-current])').first();
  expect(await styleOf(current)).not.toEqual(await styleOf(other));
  const look = await current.evaluate((link) => ({
    bar: getComputedStyle(link, '::before').borderLeftWidth,
    stroke: getComputedStyle(link).webkitTextStrokeWidth,
  }));
  expect(Number.parseFloat(look.bar)).toBeGreaterThanOrEqual(2);
  expect(Number.parseFloat(look.stroke)).toBeGreaterThan(0);
});

test('with forced colours, the current section alone has a bar', async ({page}) => {
  await page.emulateMedia({forcedColors: 'active'});
  await openInteractive(page, guide);
  const bars = await page.locator('.contents a').evaluateAll((all) =>
    all.map((link) => {
      const {content, borderLeftWidth, borderLeftColor} = getComputedStyle(link, '::before');
      return {isDrawn: content !== 'none', width: borderLeftWidth, color: borderLeftColor};
    }),
  );
  const drawn = bars.filter(({isDrawn}) => isDrawn);
  expect(drawn).toHaveLength(1);
  const background = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  expect(drawn[0]?.color).not.toBe(background);
  await page.emulateMedia({forcedColors: 'none'});
});

test('the list is as tall as the window lets it be, and scrolls by itself to the current section', async ({
  page,
}) => {
  await page.setViewportSize({width: 1280, height: 600});
  await openInteractive(page, guide);
  const list = page.locator('.contents');
  const box = await list.boundingBox();
  expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(600);
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  const current = page.locator('.contents [aria-current]');
  await expect(current).toHaveText('See also');
  await expect(current).toBeInViewport({ratio: 1});
  expect(await list.evaluate(({scrollTop}) => scrollTop)).toBeGreaterThan(0);
});

test('nothing moves when the current section changes', async ({page}) => {
  await openInteractive(page, guide);
  const tops = () =>
    page.locator('.contents a').evaluateAll((all) => all.map((link) => link.clientHeight));
  const before = await tops();
  await page.goto(`${guide}#error-responses`);
  await expect(page.locator('.contents [aria-current]')).toHaveText('Error responses');
  expect(await tops()).toEqual(before);
});

async function styleOf(link: ReturnType<Page['locator']>): Promise<string> {
  return link.evaluate((element) => getComputedStyle(element).color);
}
