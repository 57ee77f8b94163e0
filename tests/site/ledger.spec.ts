import {readFileSync} from 'node:fs';
import path from 'node:path';
import type {Locator, Page} from '@playwright/test';
import {Ajv2020} from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import {outcomeWords} from '../../src/components/claim/outcome.ts';
import {partsOfId} from '../../src/content/claim/claim-id.ts';
import {siteDirectory} from '../../src/records/built.ts';
import {expect, openInteractive, test} from '../fixtures/site/site-test.ts';
import {theLedger} from '../fixtures/site/the-ledger.ts';

const address = '/about/how-it-is-checked';

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
  await titleOf(page, 'CORS errors').click();
  await rowOf(page, 'fix/cors-errors/any-origin').getByRole('link').first().click();
  await expect(page).toHaveURL(/\/fix\/cors-errors#claim-any-origin$/);
  await expect(page.locator('#claim-any-origin')).toBeInViewport();
});

test('the claims of a page open by a line that says in words how they went', async ({page}) => {
  await page.goto(address);
  const {claims} = theLedger();
  const ofCors = claims.filter(({id}) => id.startsWith('fix/cors-errors/'));
  expect(ofCors.length).toBeGreaterThan(1);
  const held = ofCors.filter(({outcome}) => outcome === 'holds').length;
  await expect(titleOf(page, 'CORS errors')).toContainText(`: ${held} hold`);
  await expect(page.locator('.ledger-group[open]')).toHaveCount(pagesThatNeedSomeone());
  await expect(rowOf(page, 'fix/cors-errors/any-origin')).toBeHidden();
  await titleOf(page, 'CORS errors').click();
  await expect(rowOf(page, 'fix/cors-errors/any-origin')).toBeVisible();
  await expect(page.locator('.ledger tbody tr').filter({visible: true})).toHaveCount(ofCors.length);
});

test('the claims are sorted by page and by outcome, which says so', async ({page}) => {
  await openInteractive(page, address);
  const ids = theLedger().claims.map(({id}) => id);
  expect(await rowIds(page)).toEqual(ids);
  const byPage = page.getByRole('button', {name: /^Page/});
  const byOutcome = page.getByRole('button', {name: /^Outcome/});
  await expect(byPage).toHaveAccessibleName('Page, ascending');
  await expect(byPage).toHaveAttribute('aria-pressed', 'true');
  await expect(byOutcome).toHaveAccessibleName('Outcome');
  await expect(byOutcome).toHaveAttribute('aria-pressed', 'false');

  await byPage.click();
  await expect(byPage).toHaveAccessibleName('Page, descending');
  expect((await rowIds(page))[0]).toMatch(new RegExp(`^${partsOfId(ids.at(-1) ?? '').page}/`));

  await byOutcome.press('Enter');
  await expect(byOutcome).toHaveAccessibleName('Outcome, ascending');
  await expect(byPage).toHaveAttribute('aria-pressed', 'false');
  const order = Object.keys(outcomeWords);
  const shown = await page
    .locator('.ledger-outcome')
    .evaluateAll((all) => all.map((element) => element.getAttribute('data-outcome') ?? ''));
  expect(shown).toHaveLength(ids.length);
  const places = shown.map((outcome) => order.indexOf(outcome));
  expect(places).toEqual(places.toSorted((a, b) => a - b));
});

test('what a reader looks for is found in every column, and is open', async ({page}) => {
  await openInteractive(page, address);
  const field = page.getByLabel('Find claims');
  await field.fill('cors any-origin');
  const status = page.getByRole('status').filter({hasText: /claim/i});
  await expect(status).toHaveText('1 claim: 1 holds.');
  expect(await rowIds(page)).toEqual(['fix/cors-errors/any-origin']);
  await expect(rowOf(page, 'fix/cors-errors/any-origin')).toBeVisible();
  await field.fill('no claim has this');
  await expect(status).toHaveText('No claim has these words.');
  await field.fill('');
  const {claims} = theLedger();
  await expect(page.locator('.ledger tbody tr')).toHaveCount(claims.length);
  await expect(page.locator('.ledger-group[open]')).toHaveCount(pagesThatNeedSomeone());
});

test('a link of the site to a claim opens its page in the table', async ({page}) => {
  await openInteractive(page, '/reference/errors-and-headers');
  // From a page that was opened by a link, since its notes are drawn by React and their links load no page.
  await page.getByRole('link', {name: 'CORS errors', exact: true}).first().click();
  await expect(page).toHaveURL(/\/fix\/cors-errors$/);
  await page.evaluate(() => Object.assign(window, {isStillOpen: true}));
  await page.getByRole('button', {name: / Claim preflight-headers$/}).click();
  await page
    .getByRole('link', {name: /^and \d+ more$/})
    .filter({visible: true})
    .click();
  await expect(page).toHaveURL(/#fix\/cors-errors\/preflight-headers$/);
  await expect(rowOf(page, 'fix/cors-errors/preflight-headers')).toBeInViewport();
  expect(await page.evaluate(() => 'isStillOpen' in window), 'without loading a page').toBe(true);
});

test.describe('without scripts', () => {
  test.use({javaScriptEnabled: false});

  test('the claims are there without JavaScript, in reading order', async ({page}) => {
    await page.goto(address);
    expect(await rowIds(page)).toEqual(theLedger().claims.map(({id}) => id));
    await expect(page.locator('.ledger-controls')).toBeHidden();
    await titleOf(page, 'CORS errors').click();
    await expect(rowOf(page, 'fix/cors-errors/any-origin')).toBeVisible();
  });

  test('a link to a claim opens its page in the table without JavaScript', async ({page}) => {
    await page.goto(`${address}#fix/cors-errors/any-origin`);
    await expect(rowOf(page, 'fix/cors-errors/any-origin')).toBeInViewport();
  });
});

test('the scores are those of the last mutation runs', async ({page}) => {
  await page.goto(address);
  const {mutation} = theLedger();
  const shown = page.locator('.scores > p');
  const scores = [mutation.server, mutation.docs, mutation.sentences];
  await expect(shown).toHaveCount(scores.length);
  for (const [place, score] of scores.entries()) {
    const text = score
      ? `${score.killed} of ${score.killed + score.survived} noticed`
      : 'not measured yet';
    await expect(shown.nth(place)).toContainText(text);
  }
  const kinds = Object.values(mutation.sentences?.kinds ?? {});
  const rows = await page.locator('.scores > ul > li').allTextContents();
  expect(rows.map((row) => Number.parseInt(row, 10))).toEqual(kinds);
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

/** How many pages have a claim that does not hold. */
function pagesThatNeedSomeone(): number {
  const open = theLedger().claims.filter(
    ({outcome}) => outcome !== 'holds' && outcome !== 'reviewed',
  );
  return new Set(open.map(({id}) => partsOfId(id).page)).size;
}

/** The line that opens the claims of a page. */
function titleOf(page: Page, title: string): Locator {
  return page.locator('.ledger-group > summary').filter({hasText: title});
}

function rowOf(page: Page, id: string): Locator {
  return page.locator(`[id="${id}"]`);
}
