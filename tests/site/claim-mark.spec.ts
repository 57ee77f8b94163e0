import type {Locator, Page} from '@playwright/test';
import {partsOfId} from '../../src/content/claim/claim-id.ts';
import {expect, openInteractive, test} from '../fixtures/site/site-test.ts';
import {theEntry} from '../fixtures/site/the-ledger.ts';

const id = 'authentication/refusal-status';
const {claim} = partsOfId(id);

test('a mark opens by keyboard, shows what was observed, and closes by Esc', async ({page}) => {
  await page.goto('/authentication');
  const mark = markOf(page, claim);
  const note = noteOf(page, claim);
  // The link of the heading is what has the focus before the first claim below it.
  await page.locator('h3#missing-or-invalid-key a').focus();
  await page.keyboard.press('Tab');
  await expect(mark).toBeFocused();
  await expect(note).toBeHidden();
  await page.keyboard.press('Enter');
  await expect(note).toBeVisible();

  const {observed, commit, time, changed} = theEntry(id);
  await expect(note).toContainText(observed[0]?.answer ?? 'an answer');
  await expect(note).toContainText(commit?.slice(0, 7) ?? 'outside a repository');
  await expect(note.getByText('with uncommitted changes')).toHaveCount(changed ? 1 : 0);
  await expect(note.locator('time')).toHaveAttribute('datetime', time.replace(/\.\d+Z$/, 'Z'));

  await page.keyboard.press('Tab');
  await expect(note.getByRole('button', {name: 'Close'})).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(note).toBeHidden();
  await expect(mark).toBeFocused();
});

test('a mark leads to the source of its check', async ({page}) => {
  await page.goto('/authentication');
  await markOf(page, claim).click();
  const {check} = theEntry(id);
  const link = noteOf(page, claim).getByRole('link', {name: `${check.file}, line ${check.line}`});
  const answer = await page.request.get(await link.evaluate((a: HTMLAnchorElement) => a.href));
  expect(answer.status()).toBe(200);
  expect(answer.headers()['content-type']).toContain('text/plain');
  expect((await answer.text()).split('\n')[check.line - 1]).toContain(id);
});

test.describe('without scripts', () => {
  test.use({javaScriptEnabled: false});

  test('a mark works without JavaScript', async ({page}) => {
    await page.goto('/authentication');
    const note = noteOf(page, claim);
    await expect(note).toBeHidden();
    await markOf(page, claim).click();
    await expect(note).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(note).toBeHidden();
  });
});

test('a note that leaves answers out leads to the row that has them', async ({page}) => {
  await page.goto('/reference/errors-and-headers');
  await markOf(page, 'headers').click();
  const more = noteOf(page, 'headers').getByRole('link', {name: /^and \d+ more$/});
  const count = Number(/\d+/.exec((await more.textContent()) ?? '')?.[0]);
  await more.click();
  await expect(page).toHaveURL(/how-it-is-checked#reference\/errors-and-headers\/headers$/);
  const row = page.locator('[id="reference/errors-and-headers/headers"]');
  await expect(row).toBeInViewport();
  await row
    .locator('td')
    .nth(2)
    .getByText(/^and \d+ more$/)
    .click();
  const answers = row.locator('td').nth(2).locator('.answer:visible');
  // What was only read stands beside them.
  await expect(answers.filter({hasNotText: 'read in'})).toHaveCount(count + 3);
});

test('an open note stays on the screen, on a phone and on a desktop', async ({page}) => {
  await openInteractive(page, '/authentication');
  for (const width of [360, 1280]) {
    await page.setViewportSize({width, height: 740});
    for (const name of [claim, 'refused-requests', 'flow-diagram', 'weak-key-warning']) {
      await markOf(page, name).click();
      await expect(noteOf(page, name)).toBeInViewport({ratio: 1});
      await page.keyboard.press('Escape');
    }
  }
});

test('selected text has no mark in it', async ({page}) => {
  await page.goto('/authentication');
  await page.locator('article').selectText();
  const selected = await page.evaluate(() => String(getSelection()));
  expect(selected).toContain('401 Unauthorized');
  expect(selected).not.toContain('Checked');
  expect(selected).not.toContain('Observed');
});

test('a link to a claim leads to it', async ({page}) => {
  await page.goto(`/authentication#claim-${claim}`);
  await expect(page.locator(`[id="claim-${claim}"]`)).toBeInViewport();
});

function markOf(page: Page, name: string): Locator {
  return page.getByRole('button', {name: new RegExp(` Claim ${name}$`)});
}

function noteOf(page: Page, name: string): Locator {
  return page.locator(`[id="check-of-${name}"]`);
}
