import {readFileSync} from 'node:fs';
import path from 'node:path';
import type {Locator, Page} from '@playwright/test';
import {projectRoot} from '../../src/machine/project.ts';
import {foreignMessages} from '../../src/search/foreign-messages.ts';
import {namesNotCovered, nearestPlaces} from '../../src/search/not-covered.ts';
import {type SearchData, searchThrough} from '../../src/search/search-index.ts';
import {unknownAddress} from '../fixtures/site/addresses.ts';
import {axeOn} from '../fixtures/site/axe-violations.ts';
import {searchQueries} from '../fixtures/site/search-queries.ts';
import {expect, openInteractive, test} from '../fixtures/site/site-test.ts';

/** The file that the search loads when it is used. */
const searchFile = /\/assets\/js\/search\./;

test('nothing of the search is loaded before it is used', async ({ownPage: page}) => {
  const loaded: string[] = [];
  page.on('request', (request) => loaded.push(new URL(request.url()).pathname));
  await openInteractive(page, '/authentication');
  await page.waitForLoadState('networkidle');
  expect(loaded.filter((file) => searchFile.test(file))).toEqual([]);
  await openByKey(page, '/');
  await field(page).fill('key');
  await expect(status(page)).toContainText('results');
  expect(loaded.filter((file) => searchFile.test(file))).toHaveLength(1);
});

/** What is searched for, and what is said of what is found. */
const announcements: readonly {query: string; words: string | RegExp}[] = [
  {query: '', words: ''},
  {query: 'Acrobat', words: '1 result'},
  {query: 'timingSafeEqual', words: /^\d results$/},
  {query: 'key', words: /^\d+ results, the first 20 are shown$/},
  {query: 'preflight zebra', words: /^No place has all of these words\. \d+ results with some/},
  {query: 'zzzz', words: 'No results for “zzzz”.'},
  {
    query: 'oauth',
    words:
      'These pages do not cover “oauth”: they are about one key for the whole server. What stands nearest:',
  },
  {query: 'JWT', words: /^\d+ results$/},
];

for (const [what, queries] of Object.entries(searchQueries)) {
  test(`the place for ${what} that a reader types comes first or among the first`, async ({
    page,
  }) => {
    await openInteractive(page, '/');
    await openByKey(page, '/');
    for (const {query, place, file, within = 1} of queries) {
      await field(page).fill(query);
      // What is found stands there a paint after what is typed.
      await expect(page.locator('.search-results[aria-busy=false]')).toBeAttached();
      await expect(status(page), query).toHaveText(/^\d/);
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
}

test('how much is found is announced', async ({page}) => {
  await openInteractive(page, '/');
  await openByKey(page, '/');
  for (const {query, words} of announcements) {
    await field(page).fill(query);
    await expect(status(page)).toHaveText(words);
  }
});

test('who finds nothing gets advice and all pages, and Enter leads to none of them', async ({
  page,
}) => {
  await openInteractive(page, '/fix/cors-errors');
  await openByKey(page, '/');
  await field(page).fill('zzzz');
  await expect(page.getByRole('dialog')).toContainText('Write a word, a header such as X-API-KEY');
  await expect(results(page).first()).toHaveAttribute('href', '/');
  await expect(results(page).filter({hasText: 'Errors and headers'})).toBeVisible();
  await field(page).press('Enter');
  await expect(page.getByRole('dialog')).toBeVisible();
  await expect(page).toHaveURL(/\/fix\/cors-errors$/);
});

test('every place that the search knows is on its page', async ({site}) => {
  const ids = new Map<string, Set<string>>();
  const missing: string[] = [];
  const {records} = builtData();
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

test('every place that the search names by itself is one that it knows', () => {
  const {records, remedies} = builtData();
  const known = new Set(records.map(({path: place}) => place));
  const named = [
    ...remedies.map(({path: place}) => place),
    ...foreignMessages.map(({path: place}) => place),
    ...nearestPlaces,
  ];
  expect(remedies.length).toBeGreaterThan(20);
  expect(named.filter((place) => !known.has(place))).toEqual([]);
});

test('every subject that the search says is not covered is on no page', () => {
  const search = searchThrough(builtData());
  const covered = namesNotCovered.filter((name) => search(name).notCovered === undefined);
  expect(covered, 'src/search/not-covered.ts names what a page is about').toEqual([]);
});

test('who looks for what is not covered gets the pages that stand nearest, and Enter leads to the first', async ({
  page,
}) => {
  await openInteractive(page, '/');
  await openByKey(page, '/');
  await field(page).fill('OAuth login');
  await expect(status(page)).toContainText('do not cover “oauth”');
  await expect(results(page).first()).toHaveAttribute('href', '/authentication');
  await field(page).press('Enter');
  await expect(page).toHaveURL(/\/authentication$/);
});

test('a message that is typed shows itself in what is found, and who sends it', async ({page}) => {
  await openInteractive(page, '/');
  await openByKey(page, '/');
  await field(page).fill('Unable to connect to ElizaOS server');
  const first = results(page).first();
  await expect(first).toContainText('Unable to connect to ElizaOS server (The command elizaos)');
  await field(page).press('Enter');
  await expect(page).toHaveURL(/\/clients#command$/);
});

test('Enter right after the last letter leads to what that letter finds', async ({page}) => {
  await openInteractive(page, '/');
  await openByKey(page, '/');
  await expect(field(page)).toBeFocused();
  // In one task, so that nothing is drawn between the letter and Enter.
  await field(page).evaluate((input: HTMLInputElement) => {
    input.value = 'RATE_LIMIT_EXCEEDED';
    input.dispatchEvent(new InputEvent('input', {bubbles: true}));
    input.form?.requestSubmit();
  });
  await expect(page).toHaveURL(/\/fix\/refused-requests#limited$/);
});

test('by keyboard alone, one opens the search, looks through the results and gets to a section', async ({
  page,
}) => {
  await openInteractive(page, '/');
  await openByKey(page, 'Control+k');
  await page.keyboard.type('cors preflight');
  await expect(results(page).first()).toHaveAttribute('href', '/authentication#cors-preflight');
  await page.keyboard.press('ArrowDown');
  await expect(results(page).first()).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(field(page)).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(results(page).last()).toBeFocused();
  await expect(results(page).last()).toBeInViewport();
  await page.keyboard.press('ArrowDown');
  await expect(field(page)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/authentication#cors-preflight$/);
  await expect(page.locator('#cors-preflight')).toBeFocused();
  await expect(page.locator('#cors-preflight')).toBeInViewport();
  await expect(page.getByRole('dialog')).toBeHidden();

  // A place on the same page is found as well. The last text is still there, and what is typed takes its place.
  await openByKey(page, '/');
  await expect(field(page)).toHaveValue('cors preflight');
  await page.keyboard.type('key generation');
  await expect(results(page).first()).toHaveAttribute('href', '/authentication#key-generation');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.locator('#key-generation')).toBeFocused();
  await expect(page.locator('#key-generation')).toBeInViewport();
});

test.describe('on the page of an unknown address', () => {
  // What Chromium says of its status.
  test.use({expectedMessages: /^Failed to load resource.* 404 /});

  test('a click on a result leads to it, also from a page without a sidebar', async ({page}) => {
    await openInteractive(page, unknownAddress);
    await page.getByRole('button', {name: 'Search', exact: true}).click();
    await field(page).fill('performance');
    await results(page).first().click();
    await expect(page).toHaveURL(/\/performance$/);
    await expect(page.getByRole('heading', {level: 1, name: 'Performance'})).toBeFocused();
  });
});

test('Escape closes the search, and the focus goes back to where it was', async ({page}) => {
  await openInteractive(page, '/');
  const button = page.getByRole('button', {name: 'Search'});
  await button.press('Enter');
  await expect(field(page)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(button).toBeFocused();

  const link = page.getByRole('article').getByRole('link', {name: 'What the key protects'});
  await link.focus();
  await openByKey(page, '/');
  await page.keyboard.press('Escape');
  await expect(link).toBeFocused();
});

test('the Tab key leads through the open search only', async ({page}) => {
  await openInteractive(page, '/');
  await openByKey(page, '/');
  await field(page).fill('cors');
  await expect(status(page)).toContainText('results');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('dialog').getByRole('button', {name: 'Close'})).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(results(page).first()).toBeFocused();

  await field(page).focus();
  await page.keyboard.press('Shift+Tab');
  await expect(results(page).last()).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(field(page)).toBeFocused();

  await status(page).click();
  await page.keyboard.press('Shift+Tab');
  await expect(results(page).last()).toBeFocused();
});

test('a click beside the open search closes it, and follows no link that lies there', async ({
  page,
}) => {
  await openInteractive(page, '/');
  const link = page.getByRole('navigation').getByRole('link', {name: 'Clients', exact: true});
  const box = await link.boundingBox();
  await openByKey(page, '/');
  await page.mouse.click((box?.x ?? 0) + 5, (box?.y ?? 0) + 5);
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page).toHaveURL(/\/$/);
});

test('the key / writes itself where one writes', async ({page}) => {
  await openInteractive(page, '/');
  await openByKey(page, '/');
  await page.keyboard.type('/api/agents');
  await expect(field(page)).toHaveValue('/api/agents');
});

test('a result shows the words that were searched for, and code with its file', async ({page}) => {
  await openInteractive(page, '/');
  await openByKey(page, '/');
  await field(page).fill('timingSafeEqual');
  const first = results(page).first();
  await expect(first.locator('.search-file')).toHaveText('examples/server/api-key-auth.ts');
  await expect(first.locator('code mark')).toHaveText('timingSafeEqual');
  await expect(first.locator('strong')).toContainText('› Authentication flow');
});

test('a search that cannot be loaded says so, and can be tried again', async ({browser, site}) => {
  // A page of its own, since the one of the fixture takes what does not load for an error.
  const page = await browser.newPage({baseURL: site.url});
  await openInteractive(page, '/');
  await page.route(searchFile, (route) => route.abort());
  await page.getByRole('button', {name: 'Search'}).click();
  await expect(status(page)).toContainText('The search could not be loaded.');
  await field(page).fill('Acrobat');
  await page.unroute(searchFile);
  await page.getByRole('button', {name: 'Try again'}).click();
  await expect(status(page)).toHaveText('1 result');
  await page.close();
});

test('a search that loads slowly says so', async ({ownPage: page}) => {
  let goOn = () => {};
  const held = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  await page.route(searchFile, async (route) => {
    await held;
    await route.continue();
  });
  await openInteractive(page, '/');
  await openByKey(page, '/');
  await field(page).fill('Acrobat');
  await expect(status(page)).toContainText('Loading');
  goOn();
  await expect(status(page)).toHaveText('1 result');
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing in the open search on a narrow and on a wide screen, ${colorScheme}`, async ({
    page,
  }) => {
    await page.emulateMedia({colorScheme});
    await openInteractive(page, '/');
    await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme);
    for (const width of [360, 1280]) {
      await page.setViewportSize({width, height: 740});
      const button = await axeOn(page).include('.search-button').analyze();
      expect(button.violations).toEqual([]);
      await openByKey(page, '/');
      for (const {query, words} of [
        {query: 'timingSafeEqual', words: /results/},
        {query: 'zzzz', words: /No results/},
        {query: 'oauth', words: /do not cover/},
        {query: '', words: ''},
      ]) {
        await field(page).fill(query);
        await expect(status(page)).toHaveText(words);
        const {violations} = await axeOn(page).include('.search-dialog').analyze();
        expect(violations, `${query} at ${width} pixels`).toEqual([]);
      }
      await page.keyboard.press('Escape');
    }
  });
}

test('on a phone, the search fills the screen and nothing has to be scrolled sideways', async ({
  page,
}) => {
  await page.setViewportSize({width: 360, height: 640});
  await openInteractive(page, '/');
  await page.locator('.navbar').getByRole('button', {name: 'Search'}).click();
  await field(page).fill('ELIZA_SERVER_AUTH_TOKEN');
  await expect(results(page).first()).toBeVisible();
  expect(await page.locator('.search-box').boundingBox()).toEqual({
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
  await expect(page.getByRole('dialog')).toBeHidden();
});

function builtData(): SearchData {
  const data = path.join(projectRoot, '.docusaurus/search/default/search-data.json');
  return JSON.parse(readFileSync(data, 'utf8'));
}

async function openByKey(page: Page, key: string): Promise<void> {
  await page.keyboard.press(key);
  await expect(field(page)).toBeFocused();
}

function field(page: Page): Locator {
  return page.getByRole('textbox', {name: 'Search these pages'});
}

function status(page: Page): Locator {
  return page.getByRole('dialog').getByRole('status');
}

function results(page: Page): Locator {
  return page.getByRole('dialog').getByRole('listitem').getByRole('link');
}

function idsIn(html: string): Set<string> {
  return new Set(
    [...html.matchAll(/\sid=(?:"([^"]*)"|([^\s>]+))/g)].map(([, a, b]) => a ?? b ?? ''),
  );
}
