import {clientLanguages} from '../../src/content/code/client-language.ts';
import {diagramCount, guide} from '../fixtures/site/addresses.ts';
import {drawnDiagrams, expectDiagrams} from '../fixtures/site/diagrams.ts';
import {expect, openInteractive, test} from '../fixtures/site/site-test.ts';
import {theLedger} from '../fixtures/site/the-ledger.ts';

// That each page prints whole is asked in pages.spec.ts, of the page that is open there.

test('the guide prints its clients in every language', async ({page}) => {
  await openInteractive(page, guide);
  await page.emulateMedia({media: 'print'});
  for (const {highlight, label} of clientLanguages) {
    const code = page.locator(`[data-example="list-agents"] .language-${highlight} pre`);
    await expect(code.first(), label).toBeVisible();
  }
});

test('tabs print what the reader chose, by its name, and say what else the page has', async ({
  page,
}) => {
  await openInteractive(page, '/clients');
  // By its mark, since paper has no tabs by which to find it.
  const example = page.locator('.language-tabs:has([data-tab="typescript"])').first();
  const names = example.locator('.tab-name').filter({visible: true});
  await expect(names, 'on the screen, where the tabs have the names').toHaveCount(0);
  for (const {label} of clientLanguages) {
    const others = clientLanguages.map((language) => language.label).filter((it) => it !== label);
    await page.emulateMedia({media: 'screen'});
    await example.getByRole('tab', {name: label}).click();
    await page.emulateMedia({media: 'print'});
    const printed = [`${label}. Also on the page: ${others.join(', ')}.`];
    await expect(names).toHaveText(printed, {useInnerText: true});
  }
});

test('of the responses to a request, the first is printed with the statuses of the others', async ({
  page,
}) => {
  await openInteractive(page, '/reference/elizaos-api');
  const responses = page.locator('.status-tabs').first();
  const statuses = await responses.getByRole('tab').allTextContents();
  await page.emulateMedia({media: 'print'});
  const [shown, ...others] = statuses;
  expect(others.length).toBeGreaterThan(0);
  const printed = [`${shown}. Also on the page: ${others.join(', ')}.`];
  const names = responses.locator('.tab-name').filter({visible: true});
  await expect(names).toHaveText(printed, {useInnerText: true});
});

test('the guide prints its diagram in black on white, and what it says in words, from dark mode too', async ({
  page,
}) => {
  await page.emulateMedia({colorScheme: 'dark'});
  await openInteractive(page, guide);
  await page.emulateMedia({media: 'print', colorScheme: 'dark'});
  await expectDiagrams(page, diagramCount(guide));
  await expect(drawnDiagrams(page)).toHaveCSS('background-color', 'rgb(255, 255, 255)');
  const shapes = drawnDiagrams(page).locator('text, path, rect');
  const colors = await shapes.evaluateAll((all) =>
    all.flatMap((one) => [getComputedStyle(one).fill, getComputedStyle(one).stroke]),
  );
  expect([...new Set(colors)].sort()).toEqual(['none', 'rgb(0, 0, 0)']);
  await expect(page.locator('.diagram-text > ol')).toBeVisible();
});

test('the page of all claims prints the name of each', async ({page}) => {
  await page.goto('/about/how-it-is-checked');
  await page.emulateMedia({media: 'print'});
  const names = page.locator('.ledger-names > li').filter({visible: true});
  await expect(names).toHaveCount(theLedger().claims.length);
});
