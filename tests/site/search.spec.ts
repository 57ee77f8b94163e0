import {readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import type {Locator, Page} from '@playwright/test';
import {siteDirectory} from '../../src/records/built.ts';
import type {SearchData} from '../../src/search/search-index.ts';
import {axeOn} from '../fixtures/site/axe-violations.ts';
import {expect, openInteractive, test} from '../fixtures/site/site-test.ts';

/** The files that the search loads when it is used. */
const searchFiles = /\/assets\/(?:search\/|js\/search\.)/;

test('nothing of the search is loaded before it is used', async ({ownPage: page}) => {
  const loaded: string[] = [];
  page.on('request', (request) => loaded.push(new URL(request.url()).pathname));
  await openInteractive(page, '/authentication');
  await page.waitForLoadState('networkidle');
  expect(loaded.filter((file) => searchFiles.test(file))).toEqual([]);
  await openByKey(page, '/');
  await field(page).fill('key');
  await expect(results(page).first()).toBeVisible();
  expect(loaded.filter((file) => searchFiles.test(file))).toHaveLength(2);
});

/** What is searched for, and which of the first results has to be that place or that code. */
const queries: readonly {query: string; place: string; file?: string; within?: number}[] = [
  {query: 'rate limiting', place: '/rate-limiting'},
  {query: 'cors preflight', place: '/authentication#cors-preflight'},
  {query: 'rotate the key', place: '/authentication#key-storage'},
  {query: 'troubleshoting', place: '/authentication#troubleshooting', within: 3},
  {query: '401', place: '/authentication#missing-or-invalid-key'},
  {query: 'EADDRNOTAVAIL', place: '/server#addresses-that-cannot-be-had'},
  {query: 'port in use', place: '/server#addresses-that-cannot-be-had', within: 3},
  {query: 'X-API-KEY', place: '/authentication#unauthorized', within: 3},
  {query: 'Retry-After', place: '/rate-limiting#a-client-that-waits', within: 3},
  {query: 'IDLE_TIMEOUT', place: '/authentication#environment-variables', within: 3},
  {
    query: 'timingSafeEqual',
    place: '/authentication#authentication-flow',
    file: 'examples/server/api-key-auth.ts',
  },
  {
    query: 'timing safe',
    place: '/authentication#authentication-flow',
    file: 'examples/server/api-key-auth.ts',
  },
  {
    query: 'session.get',
    place: '/authentication#python',
    file: 'examples/list-agents/python.py',
    within: 3,
  },
  {query: 'proxy_set_header', place: '/deploying#https', file: 'examples/nginx/elizaos.conf'},
  {
    query: 'waits retry-after python',
    place: '/rate-limiting#a-client-that-waits',
    file: 'examples/wait-and-retry/python.py',
    within: 3,
  },
];

test('what is searched for comes first, or among the first', async ({page}) => {
  await openInteractive(page, '/');
  await openByKey(page, '/');
  for (const {query, place, file, within = 1} of queries) {
    await field(page).fill(query);
    await expect(results(page).first(), query).toBeVisible();
    const first = await results(page).evaluateAll((all) =>
      all.map((one) => ({
        place: one.getAttribute('href'),
        file: one.querySelector('.search-file')?.textContent,
      })),
    );
    const wanted = file === undefined ? {place} : {place, file};
    expect(first.slice(0, within), query).toContainEqual(expect.objectContaining(wanted));
  }
});

test('every place that the search knows is on its page', async ({site}) => {
  const ids = new Map<string, Set<string>>();
  const missing: string[] = [];
  const {records} = searchData();
  expect(records.length).toBeGreaterThan(100);
  for (const {path: place, section} of records) {
    const [address = '', anchor] = place.split('#');
    const onPage = ids.get(address) ?? idsIn((await site.ask(address)).body);
    ids.set(address, onPage);
    if (anchor === undefined || onPage.has(anchor)) continue;
    missing.push(`${address} has no id "${anchor}" for its heading "${section}"`);
  }
  expect(missing, 'src/content/syntax/heading.ts reads headings as Docusaurus does').toEqual([]);
});

test('by keyboard alone, one opens the search, looks through the results and gets to a section', async ({
  page,
}) => {
  await openInteractive(page, '/');
  await openByKey(page, 'Control+k');
  await page.keyboard.type('cors preflight');
  await expect(active(page)).toHaveAttribute('href', '/authentication#cors-preflight');
  await page.keyboard.press('ArrowDown');
  await expect(active(page)).not.toHaveAttribute('href', '/authentication#cors-preflight');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await expect(active(page)).toBeInViewport();
  await expect(active(page)).toHaveAttribute('id', await lastId(page));
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/authentication#cors-preflight$/);
  await expect(page.locator('#cors-preflight')).toBeFocused();
  await expect(page.locator('#cors-preflight')).toBeInViewport();
  await expect(page.getByRole('dialog')).toHaveCount(0);

  // The last text is still there, and a place on the same page is found as well.
  await openByKey(page, '/');
  await expect(field(page)).toHaveValue('cors preflight');
  await page.keyboard.type('key generation');
  await expect(active(page)).toHaveAttribute('href', '/authentication#key-generation');
  await page.keyboard.press('Enter');
  await expect(page.locator('#key-generation')).toBeFocused();
  await expect(page.locator('#key-generation')).toBeInViewport();
});

test('a click on a result leads to it, also from a page without a sidebar', async ({page}) => {
  await openInteractive(page, '/api-reference');
  await page.getByRole('button', {name: 'Search'}).click();
  await field(page).fill('performance');
  await results(page).first().click();
  await expect(page).toHaveURL(/\/performance$/);
  await expect(page.getByRole('heading', {level: 1, name: 'Performance'})).toBeFocused();
});

test('Escape closes the search, and the focus goes back to where it was', async ({page}) => {
  await openInteractive(page, '/');
  const button = page.getByRole('button', {name: 'Search'});
  await button.press('Enter');
  await expect(field(page)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(button).toBeFocused();

  const link = page.getByRole('link', {name: 'authentication guide'});
  await link.focus();
  await openByKey(page, '/');
  await page.keyboard.press('Escape');
  await expect(link).toBeFocused();
});

test('the key / writes itself where one writes', async ({page}) => {
  await openInteractive(page, '/');
  await openByKey(page, '/');
  await page.keyboard.type('/api/agents');
  await expect(field(page)).toHaveValue('/api/agents');
});

test('how many results there are is announced, and what to try where there is none', async ({
  page,
}) => {
  await openInteractive(page, '/');
  await openByKey(page, '/');
  const status = page.getByRole('dialog').getByRole('status');
  await expect(status).toHaveText('');
  for (const {query, words} of [
    {query: 'EADDRNOTAVAIL', words: '1 result'},
    {query: 'timingSafeEqual', words: /^\d results$/},
    {query: 'key', words: /^\d+ results, the first 20 are shown$/},
    {query: 'preflight zebra', words: /^No place has all of these words\. \d+ results with some/},
    {query: 'zzzz', words: 'No results for “zzzz”.'},
  ]) {
    await field(page).fill(query);
    await expect(status).toHaveText(words);
  }
  await expect(page.getByRole('dialog')).toContainText('Try fewer or other words');
  await expect(field(page)).toHaveAttribute('aria-expanded', 'false');
});

test('a result shows the words that were searched for, and code with its file', async ({page}) => {
  await openInteractive(page, '/');
  await openByKey(page, '/');
  await field(page).fill('timingSafeEqual');
  const first = results(page).first();
  await expect(first.locator('.search-file')).toHaveText('examples/server/api-key-auth.ts');
  await expect(first.locator('code mark')).toHaveText('timingSafeEqual');
  await expect(first.locator('.search-place')).toContainText('› Authentication flow');
});

test('a search that cannot be loaded says so, and can be tried again', async ({browser, site}) => {
  // A page of its own, since the one of the fixture takes what does not load for an error.
  const page = await browser.newPage({baseURL: site.url});
  await openInteractive(page, '/');
  await page.route(searchFiles, (route) => route.abort());
  await page.getByRole('button', {name: 'Search'}).click();
  await expect(page.getByRole('alert')).toContainText('The search could not be loaded.');
  await page.unroute(searchFiles);
  await page.route(/\/assets\/search\//, (route) => route.fulfill({status: 503}));
  await page.getByRole('button', {name: 'Search'}).click();
  const status = page.getByRole('dialog').getByRole('status');
  await expect(status).toContainText('could not be loaded');
  await expect(page.getByRole('alert')).toHaveCount(0);
  await page.unroute(/\/assets\/search\//);
  await field(page).fill('EADDRNOTAVAIL');
  await page.getByRole('button', {name: 'Try again'}).click();
  await expect(status).toHaveText('1 result');
  await page.close();
});

test('a search that loads slowly says so', async ({ownPage: page}) => {
  let goOn = () => {};
  const held = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  await page.route(/\/assets\/search\//, async (route) => {
    await held;
    await route.continue();
  });
  await openInteractive(page, '/');
  await openByKey(page, '/');
  await field(page).fill('EADDRNOTAVAIL');
  const status = page.getByRole('dialog').getByRole('status');
  await expect(status).toContainText('Loading');
  goOn();
  await expect(status).toHaveText('1 result');
});

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [360, 1280]) {
    test(`axe finds nothing in the open search, ${colorScheme}, at ${width} pixels`, async ({
      page,
    }) => {
      await page.emulateMedia({colorScheme});
      await page.setViewportSize({width, height: 740});
      await openInteractive(page, '/');
      await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme);
      const button = await axeOn(page).include('.search-button').analyze();
      expect(button.violations).toEqual([]);
      await openByKey(page, '/');
      for (const query of ['timingSafeEqual', 'zzzz', '']) {
        await field(page).fill(query);
        if (query === 'timingSafeEqual') await expect(results(page).first()).toBeVisible();
        const {violations} = await axeOn(page).include('dialog').analyze();
        expect(violations, query).toEqual([]);
      }
    });
  }
}

test('on a phone, the search fills the screen and nothing has to be scrolled sideways', async ({
  page,
}) => {
  await page.setViewportSize({width: 360, height: 640});
  await openInteractive(page, '/');
  await page.getByRole('button', {name: 'Search'}).click();
  await field(page).fill('ELIZA_SERVER_AUTH_TOKEN');
  await expect(results(page).first()).toBeVisible();
  expect(await page.getByRole('dialog').boundingBox()).toEqual({
    x: 0,
    y: 0,
    width: 360,
    height: 640,
  });
  const overflow = await page
    .locator('.search-results')
    .evaluate((list) => list.scrollWidth - list.clientWidth);
  expect(overflow).toBe(0);
  await page.getByRole('button', {name: 'Close'}).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

async function openByKey(page: Page, key: string): Promise<void> {
  await page.keyboard.press(key);
  await expect(field(page)).toBeFocused();
}

function field(page: Page): Locator {
  return page.getByRole('combobox', {name: 'Search these pages'});
}

function results(page: Page): Locator {
  return page.getByRole('listbox', {name: 'Results'}).getByRole('option');
}

/** The result that the field says is the active one. */
function active(page: Page): Locator {
  return page.locator('[role="option"][aria-selected="true"]');
}

async function lastId(page: Page): Promise<string> {
  return (await results(page).last().getAttribute('id')) ?? '';
}

function searchData(): SearchData {
  const folder = path.join(siteDirectory, 'assets/search');
  // The build leaves compressed versions beside it.
  const [file, ...others] = readdirSync(folder).filter((name) => name.endsWith('.json'));
  if (file === undefined || others.length > 0) {
    throw new Error(`${folder} has ${others.length + 1} files instead of one: build the site.`);
  }
  return JSON.parse(readFileSync(path.join(folder, file), 'utf8'));
}

function idsIn(html: string): Set<string> {
  return new Set(
    [...html.matchAll(/\sid=(?:"([^"]*)"|([^\s>]+))/g)].map(([, a, b]) => a ?? b ?? ''),
  );
}
