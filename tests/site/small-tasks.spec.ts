import {apiAddresses, guide} from '../fixtures/site/addresses.ts';
import {enterSettings, panelOf} from '../fixtures/site/enter-settings.ts';
import {expect, openInteractive, test} from '../fixtures/site/site-test.ts';

/** The page with the most snippets. */
const [api = ''] = apiAddresses.values();

test('the code of the first page is not asked for while the code of all pages starts', async ({
  ownPage,
}) => {
  await ownPage.addInitScript(() => {
    const during: string[] = [];
    Object.assign(window, {during});
    const append = Node.prototype.appendChild;
    Node.prototype.appendChild = function appendChild<Child extends Node>(child: Child): Child {
      const running = document.currentScript as HTMLScriptElement | null;
      if (child instanceof HTMLScriptElement) during.push(running?.src ?? 'none');
      return append.call(this, child) as Child;
    };
  });
  await openInteractive(ownPage, guide);
  const during = await ownPage.evaluate(() => (window as unknown as {during: string[]}).during);
  expect([...new Set(during)]).toEqual(['none']);
});

for (const address of ['/', guide, api]) {
  test(`the code of ${address} comes in few files, since a browser takes a task for each`, async ({
    ownPage,
  }) => {
    await openInteractive(ownPage, address);
    const files = await ownPage.evaluate(() =>
      performance
        .getEntriesByType('resource')
        .filter(({name}) => name.endsWith('.js'))
        .map(({name}) => name.replace(/^.*\/([^/]+)\.\w+\.js$/, '$1')),
    );
    expect(files).toEqual(['runtime~main', 'main', 'frame', expect.stringMatching(/^\w{8}$/)]);
  });
}

test('a letter of the key goes into a few snippets at a time, so that the next letter does not wait for all', async ({
  page,
}) => {
  await openInteractive(page, api);
  const requests = await page.locator('.try-it').count();
  await page.evaluate(() => {
    const changed: number[] = [];
    Object.assign(window, {changed});
    new MutationObserver((changes) => {
      changed.push(new Set(changes.map(({target}) => target)).size);
    }).observe(document.querySelector('article .markdown') as Element, {
      childList: true,
      subtree: true,
    });
  });
  await enterSettings(page, {key: 'k'});
  const changed = () => page.evaluate(() => (window as unknown as {changed: number[]}).changed);
  await expect
    .poll(async () => (await changed()).reduce((all, some) => all + some, 0))
    .toBeGreaterThan(requests);
  expect(Math.max(...(await changed()))).toBeLessThanOrEqual(8);
});

test('a page is not drawn again for the click that leaves it', async ({ownPage}) => {
  await openInteractive(ownPage, api);
  await ownPage.coverage.startJSCoverage({resetOnNavigation: false});
  await ownPage.getByRole('link', {name: 'CORS errors', exact: true}).first().click();
  await expect(ownPage).toHaveURL(/\/fix\/cors-errors$/);
  await expect(ownPage.getByRole('heading', {name: 'CORS errors', level: 1})).toBeVisible();
  const run = await ownPage.coverage.stopJSCoverage();
  const drawn = run
    .filter(({functions}) => functions.some(isDrawing))
    .map(({source}) => /"id":"([^"]+)"/.exec(source ?? '')?.[1]);
  expect(drawn).toContain('fix/cors-errors');
  expect(drawn).not.toContain(api.slice(1));
});

test('the field of a server shows the choice before the page is drawn for it', async ({page}) => {
  await openInteractive(page, '/');
  const field = panelOf(page).getByRole('combobox');
  const version = await field.locator('option').last().getAttribute('value');
  const atOnce = await field.evaluate((select: HTMLSelectElement, chosen) => {
    select.value = chosen;
    select.dispatchEvent(new Event('change', {bubbles: true}));
    return {value: select.value, page: document.documentElement.dataset.server};
  }, `${version}`);
  expect(atOnce).toEqual({value: version, page: undefined});
  await expect(page.locator('html')).toHaveAttribute('data-server', `${version}`);
  await expect(field).toHaveValue(`${version}`);
});

interface Run {
  ranges: {startOffset: number; endOffset: number; count: number}[];
}

/** Whether a function that ran is the one that draws a page: the others in the script of a page give its title and so on. */
function isDrawing({ranges: [whole]}: Run): boolean {
  return whole !== undefined && whole.count > 0 && whole.endOffset - whole.startOffset > 2000;
}
