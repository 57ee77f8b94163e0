import {readFileSync} from 'node:fs';
import path from 'node:path';
import type {Page} from '@playwright/test';
import {Ajv2020} from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import {outcomeWords} from '../../src/components/claim/outcome.ts';
import {siteDirectory} from '../../src/records/built.ts';
import {expect, test} from '../fixtures/site/site-test.ts';
import {theLedger} from '../fixtures/site/the-ledger.ts';

const address = '/how-this-site-is-checked';

test('the ledger and its schema are served, and the one is as the other says', async ({site}) => {
  const [ledger, schema] = await Promise.all(
    ['/claims.json', '/claims.schema.json'].map(async (file) => {
      const {statusLine, body} = await site.ask(file);
      expect(statusLine).toBe('200 OK');
      return JSON.parse(body);
    }),
  );
  const ajv = new Ajv2020({allowUnionTypes: true});
  addFormats(ajv);
  const isValid = ajv.validate(schema, ledger);
  expect(ajv.errors ?? []).toEqual([]);
  expect(isValid).toBe(true);
  expect(ledger).toEqual(theLedger());
});

test('the page of all claims has each claim of the ledger, with a link to it', async ({page}) => {
  await page.goto(address);
  const {claims} = theLedger();
  await expect(page.locator('.ledger tbody tr')).toHaveCount(claims.length);
  // All at once: a question for each row would take half a minute.
  const rows = await page.locator('.ledger tbody tr').evaluateAll((all) =>
    all.map((row) => ({
      id: row.querySelector('[id]')?.id ?? row.id,
      text: row.textContent ?? '',
      href: row.querySelector('a')?.getAttribute('href') ?? '',
    })),
  );
  for (const {id, outcome} of claims) {
    const row = rows.find((one) => one.id === id);
    expect(row?.text, id).toContain(outcomeWords[outcome].short);
    expect(row?.href, id).toMatch(new RegExp(`#claim-${id.split('/').at(-1)}$`));
  }
  await expect(page.getByText(`${claims.length} claims: `)).toBeVisible();
});

test('a claim in the table leads to its place on its page', async ({page}) => {
  await page.goto(address);
  await page.locator('[id="cors/any-origin"]').getByRole('link').first().click();
  await expect(page).toHaveURL(/\/cors#claim-any-origin$/);
  await expect(page.locator('#claim-any-origin')).toBeInViewport();
});

test('the table is sorted by page and by outcome, and says so', async ({page}) => {
  await page.goto(address);
  const ids = theLedger().claims.map(({id}) => id);
  expect(await rowIds(page)).toEqual(ids);
  const byPage = page.getByRole('columnheader', {name: 'Page'});
  const byOutcome = page.getByRole('columnheader', {name: 'Outcome'});
  await expect(byPage).toHaveAttribute('aria-sort', 'ascending');
  await expect(byOutcome).toHaveAttribute('aria-sort', 'none');

  await byPage.getByRole('button').click();
  await expect(byPage).toHaveAttribute('aria-sort', 'descending');
  expect((await rowIds(page))[0]).toMatch(/^verify\//);

  await byOutcome.getByRole('button').press('Enter');
  await expect(byOutcome).toHaveAttribute('aria-sort', 'ascending');
  await expect(byPage).toHaveAttribute('aria-sort', 'none');
  const order = Object.keys(outcomeWords);
  const shown = await page
    .locator('.ledger-outcome')
    .evaluateAll((all) => all.map((element) => element.getAttribute('data-outcome') ?? ''));
  const places = shown.map((outcome) => order.indexOf(outcome));
  expect(places).toEqual(places.toSorted((a, b) => a - b));
});

test.describe('without scripts', () => {
  test.use({javaScriptEnabled: false});

  test('the table is there without JavaScript, in reading order', async ({page}) => {
    await page.goto(address);
    expect(await rowIds(page)).toEqual(theLedger().claims.map(({id}) => id));
    await expect(page.locator('.ledger th button')).toHaveCount(0);
  });
});

test('the scores are those of the last mutation runs', async ({page}) => {
  await page.goto(address);
  const {mutation} = theLedger();
  const shown = page.locator('.scores > p');
  await expect(shown).toHaveCount(2);
  for (const [place, score] of [mutation.server, mutation.docs].entries()) {
    const text = score
      ? `${score.killed} of ${score.killed + score.survived} noticed`
      : 'not measured yet';
    await expect(shown.nth(place)).toContainText(text);
  }
});

test('the sources that the marks link to are served', async ({site}) => {
  const html = readFileSync(path.join(siteDirectory, 'authentication.html'), 'utf8');
  const links = [...html.matchAll(/href="?(\/checks\/[^"#\s>]+)/g)].map(([, link]) => link ?? '');
  expect(links.length).toBeGreaterThan(0);
  for (const link of new Set(links)) expect((await site.ask(link)).statusLine).toBe('200 OK');
});

function rowIds(page: Page): Promise<string[]> {
  return page.locator('.ledger tbody tr').evaluateAll((rows) => rows.map(({id}) => id));
}
