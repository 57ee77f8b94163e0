import type {Page} from '@playwright/test';
import {expect, openInteractive, test} from '../fixtures/site/site-test.ts';

/** Pages that are tables for the most part. */
const wide = [
  '/reference/configuration',
  '/reference/errors-and-headers',
  '/reference/versions',
  '/fix/refused-requests',
  '/about/how-it-is-checked',
];

/** These, and others that have tables. */
const withTables = [
  ...wide,
  '/reference/what-the-key-protects',
  '/reference-server/start-stop-messages',
  '/clients',
  '/operate/monitor',
];

test('a page that is a table takes the whole width, with its sections behind the button', async ({
  page,
}) => {
  await page.setViewportSize({width: 1280, height: 900});
  for (const address of wide) {
    await openInteractive(page, address);
    // Also before the table of all claims is open, so that nothing moves then.
    const text = await page.locator('.markdown').boundingBox();
    expect(text?.width, address).toBeGreaterThan(950);
    await openLedger(page);
    expect(await cutTables(page), address).toEqual([]);
    const widths = await page
      .locator('.table-page')
      .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().width));
    expect(Math.min(...widths.filter((width) => width > 0)), address).toBeGreaterThan(950);
    const sections = page.getByRole('navigation', {name: 'On this page'});
    await expect(sections).toBeHidden();
    await page.getByRole('button', {name: 'On this page'}).click();
    await expect(sections).toBeVisible();
  }
});

test('prose beside a wide table keeps its line length', async ({page}) => {
  await page.setViewportSize({width: 1280, height: 900});
  await page.goto('/reference/configuration');
  const lines = await page
    .locator('.part > p')
    .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().width));
  expect(Math.max(...lines)).toBeLessThanOrEqual(736);
});

test('on a phone no table is cut, and each cell of a wide one stands below the heading of its column', async ({
  page,
}) => {
  await page.setViewportSize({width: 390, height: 800});
  for (const address of withTables) {
    await openInteractive(page, address);
    await openLedger(page);
    expect(await cutTables(page), address).toEqual([]);
    expect(await cellsWithoutHeading(page), address).toEqual([]);
  }
  await page.goto('/reference/configuration');
  const row = page.getByRole('row').filter({hasText: 'CORS_ORIGIN'}).first();
  const [name, description] = await row
    .getByRole('cell')
    .evaluateAll((cells) => cells.map((cell) => cell.getBoundingClientRect().top));
  expect(description).toBeGreaterThan(name ?? Number.NaN);
});

for (const width of [390, 1280]) {
  test(`no word of a table is broken at ${width} pixels`, async ({page}) => {
    await page.setViewportSize({width, height: 800});
    for (const address of withTables) {
      await openInteractive(page, address);
      await openLedger(page);
      expect.soft(await brokenWords(page), address).toEqual([]);
    }
  });
}

test('a table that goes on shows it by a shadow at its edge', async ({page}) => {
  await page.setViewportSize({width: 700, height: 800});
  await page.goto('/fix/refused-requests');
  const table = page.locator('.table-scroll').first();
  expect(await table.evaluate((one) => one.scrollWidth - one.clientWidth)).toBeGreaterThan(0);
  const {image, attachment} = await table.evaluate((one) => {
    const {backgroundImage, backgroundAttachment} = getComputedStyle(one);
    return {image: backgroundImage, attachment: backgroundAttachment};
  });
  expect(image.match(/linear-gradient/g)).toHaveLength(4);
  // The covers scroll with the text, the shadows do not.
  expect(attachment).toBe('local, local, scroll, scroll');
});

test('rows of the versions that say the same are told apart', async ({page}) => {
  await page.goto('/reference/versions');
  const tables = await page
    .locator('.compatibility')
    .evaluateAll((all) =>
      all.map((one) =>
        [...one.querySelectorAll('tbody th, li > a')].map((row) => row.textContent ?? ''),
      ),
    );
  expect(tables.length).toBeGreaterThan(3);
  for (const rows of tables) {
    expect(rows.filter((row, place) => rows.indexOf(row) !== place)).toEqual([]);
  }
});

/** Opens the first group of the table of all claims, where the page has it, and waits for its rows. */
async function openLedger(page: Page): Promise<void> {
  const group = page.locator('.ledger-group').filter({hasText: 'CORS errors'}).first();
  if ((await group.count()) === 0) return;
  await group.locator('summary').first().click();
  await expect(group.locator('tbody tr').first()).toBeVisible();
}

function cutTables(page: Page): Promise<string[]> {
  return page
    .locator('.table-scroll')
    .evaluateAll((all) =>
      all
        .filter((one) => one.scrollWidth > one.clientWidth)
        .map((one) => `${one.scrollWidth - one.clientWidth} pixels of ${one.textContent}`),
    );
}

function cellsWithoutHeading(page: Page): Promise<string[]> {
  return page
    .locator('.table-cards tbody tr > :not(:first-child)')
    .evaluateAll((cells) =>
      cells
        .filter((cell) =>
          ['none', 'normal', ''].includes(getComputedStyle(cell, '::before').content),
        )
        .map((cell) => cell.textContent ?? ''),
    );
}

/** The words of tables that go on in another line, although they would fit into one. */
function brokenWords(page: Page): Promise<string[]> {
  return page.locator('.table-scroll :is(td, th)').evaluateAll((cells) => {
    const isBroken = (node: Node, start: number, end: number, width: number): boolean => {
      const range = document.createRange();
      range.setStart(node, start);
      range.setEnd(node, end);
      const lines = [...range.getClientRects()].filter((one) => one.width > 0);
      const tops = new Set(lines.map(({top}) => Math.round(top)));
      return tops.size > 1 && lines.reduce((sum, one) => sum + one.width, 0) < width;
    };
    return cells.flatMap((cell) => {
      const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
      const broken: string[] = [];
      const {paddingLeft, paddingRight} = getComputedStyle(cell);
      const width =
        cell.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight);
      for (let node = texts.nextNode(); node; node = texts.nextNode()) {
        for (const {0: word, index} of (node.textContent ?? '').matchAll(/[\p{L}\p{N}]+/gu)) {
          if (isBroken(node, index, index + word.length, width - 40)) broken.push(word);
        }
      }
      return broken;
    });
  });
}
