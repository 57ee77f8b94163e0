import type {Page} from '@playwright/test';
import {guide} from '../fixtures/site/addresses.ts';
import {clipboard} from '../fixtures/site/code-blocks.ts';
import {expect, openInteractive, test} from '../fixtures/site/site-test.ts';

test.use({permissions: ['clipboard-read', 'clipboard-write']});

interface Stop {
  name: string;
  isInView: boolean;
  isMarked: boolean;
}

test('the Tab key goes through the whole guide, and shows where it is', async ({page}) => {
  await openInteractive(page, guide);
  const stops: Stop[] = [];
  for (;;) {
    await page.keyboard.press('Tab');
    const stop = await stopOf(page);
    if (!stop) break;
    stops.push(stop);
    expect(stops.length, 'no end after 1,000 stops').toBeLessThan(1000);
  }
  expect(stops.filter(({isInView}) => !isInView)).toEqual([]);
  expect(stops.filter(({isMarked}) => !isMarked)).toEqual([]);

  const names = stops.map(({name}) => name);
  const expected = [
    'Skip to main content',
    'Authentication',
    'What differs',
    'bash, zsh',
    'Copy',
    'View as Markdown',
    'Base URL',
    'Key',
    'Quick start',
    'claims.json',
  ];
  const places = expected.map((name) => names.indexOf(name));
  expect(places, `${expected.join(', ')} in this order`).toEqual([...places].sort((a, b) => a - b));
  expect(places).not.toContain(-1);
});

test('a keyboard reaches the first block of code in ten stops, and in six behind the first', async ({
  page,
}) => {
  const stopsToCode = async () => {
    for (let stops = 1; stops < 100; stops++) {
      await page.keyboard.press('Tab');
      const isCode = await page.evaluate(
        () => document.activeElement?.closest('.example, figure.code') !== null,
      );
      if (isCode) return stops;
    }
    return 100;
  };
  await openInteractive(page, guide);
  // The stops of the bar at the top and of the line under the title, and then the tabs of the block.
  expect(await stopsToCode()).toBeLessThanOrEqual(10);
  await openInteractive(page, guide);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  expect(await stopsToCode()).toBeLessThanOrEqual(5);
});

test('the first stop leads past the navigation', async ({page}) => {
  await openInteractive(page, guide);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true);
});

test('by keyboard alone, a reader enters a server, takes another language and copies the request', async ({
  page,
}) => {
  await openInteractive(page, '/clients');
  await tabTo(page, 'Base URL');
  await page.keyboard.type('https://eliza.example.com');
  await tabTo(page, 'Key');
  await page.keyboard.type('my-own-key-of-20-letters');
  await tabTo(page, 'curl');
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('tab', {name: 'TypeScript'}).first()).toBeFocused();
  await tabTo(page, 'Copy');
  await page.keyboard.press('Enter');
  await expect.poll(() => clipboard(page)).toContain("'my-own-key-of-20-letters'");
  expect(await clipboard(page)).toContain("'https://eliza.example.com/api/agents'");
});

test('arrow keys, Home and End go through the languages, around the ends too', async ({page}) => {
  await openInteractive(page, '/clients');
  const tab = (name: string) => page.getByRole('tab', {name}).first();
  await tab('curl').focus();
  for (const [key, name] of [
    ['ArrowLeft', 'Python'],
    ['ArrowRight', 'curl'],
    ['End', 'Python'],
    ['Home', 'curl'],
  ] as const) {
    await page.keyboard.press(key);
    await expect(tab(name)).toBeFocused();
    await expect(tab(name)).toHaveAttribute('aria-selected', 'true');
    await expect(page.getByRole('tabpanel', {name}).first()).toBeVisible();
  }
});

/** Presses Tab until the element with this name has the focus. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 200; presses++) {
    await page.keyboard.press('Tab');
    if ((await stopOf(page))?.name === name) return;
  }
  throw new Error(`200 presses of Tab do not lead to "${name}".`);
}

/** What has the focus; nothing where that is the page itself, which is at its end then. */
function stopOf(page: Page): Promise<Stop | undefined> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (!(element instanceof HTMLElement) || element === document.body) return undefined;
    const {top, bottom, width, height} = element.getBoundingClientRect();
    const {outlineStyle, outlineWidth} = getComputedStyle(element);
    const label =
      element instanceof HTMLInputElement ? element.labels?.[0]?.textContent : undefined;
    return {
      name: label ?? element.ariaLabel ?? element.textContent?.trim().slice(0, 60) ?? '',
      isInView: width > 0 && height > 0 && bottom > 0 && top < innerHeight,
      isMarked: outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1,
    };
  });
}
