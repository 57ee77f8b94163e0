import type {Page} from '@playwright/test';
import {expect, openInteractive, test} from '../fixtures/site/site-test.ts';

test('a tab shows its client and hides the others', async ({page}) => {
  await openInteractive(page, '/clients');
  const example = page.locator('[data-example="list-agents"]');
  await expect(example.getByRole('tab', {selected: true})).toHaveText('curl');
  await example.getByRole('tab', {name: 'Python'}).click();
  const panel = example.getByRole('tabpanel').filter({visible: true});
  await expect(panel).toHaveCount(1);
  await expect(panel).toContainText('session.get(');
});

test('the chosen language stays, on other pages and after a reload', async ({page}) => {
  await openInteractive(page, '/clients');
  await page.getByRole('tab', {name: 'TypeScript'}).first().click();
  await page.getByRole('link', {name: 'CORS errors', exact: true}).first().click();
  await expect(page).toHaveURL(/\/fix\/cors-errors$/);
  await expectEachExampleIn('TypeScript', page);
  await page.reload();
  await expectEachExampleIn('TypeScript', page);
  await page.goto('/operate/monitor');
  await expectEachExampleIn('TypeScript', page);
});

async function expectEachExampleIn(language: string, page: Page): Promise<void> {
  const tabLists = await page.getByRole('tablist', {name: 'Language'}).count();
  expect(tabLists).toBeGreaterThan(0);
  const chosen = Array.from({length: tabLists}, () => language);
  const selected = page.locator('.language-tabs').getByRole('tab', {selected: true});
  const languages = selected.filter({hasText: /^(?:curl|TypeScript|Python)$/});
  await expect(languages).toHaveText(chosen);
}
