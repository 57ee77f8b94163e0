import {enterSettings, panelOf} from '../fixtures/site/enter-settings.ts';
import {expect, openInteractive, test} from '../fixtures/site/site-test.ts';

test.use({viewport: {width: 390, height: 800}});

test('on a phone, contents, panel and search are at the foot of the screen, wherever the reader is', async ({
  page,
}) => {
  await openInteractive(page, '/authentication');
  await page.mouse.wheel(0, 4000);
  for (const name of [/^On this page/, /^Your server/, /^Search$/]) {
    const button = page.locator('.doc-aside').getByRole('button', {name});
    await expect(button).toBeInViewport({ratio: 1});
    const box = await button.boundingBox();
    expect(box?.height, `${name}`).toBeGreaterThanOrEqual(44);
    expect((box?.y ?? 0) + (box?.height ?? 0), `${name}`).toBeGreaterThan(780);
  }
  await page
    .locator('.doc-aside')
    .getByRole('button', {name: /^Search$/})
    .click();
  await expect(page.getByRole('dialog')).toBeVisible();
});

test('the panel opens over the text, which stays where it is, and closes by Escape or beside it', async ({
  page,
}) => {
  await openInteractive(page, '/authentication');
  await page.evaluate(() => scrollTo(0, 3000));
  const before = await page.evaluate(() => scrollY);
  await enterSettings(page, {key: 'my-key'});
  const field = panelOf(page).getByLabel('Key', {exact: true});
  await expect(field).toBeInViewport({ratio: 1});
  expect(await page.evaluate(() => scrollY)).toBe(before);
  await field.press('Escape');
  await expect(field).toBeHidden();
  await expect(page.getByRole('button', {name: /^Your server/})).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(field).toBeVisible();
  await page.mouse.click(200, 150);
  await expect(field).toBeHidden();
  expect(await page.evaluate(() => scrollY)).toBe(before);
});

test('the bar lies on nothing that a reader needs at the end of a page', async ({page}) => {
  await openInteractive(page, '/clients');
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  const bar = await page.locator('.doc-aside').boundingBox();
  const last = page.locator('.site-footer').getByRole('link').last();
  const box = await last.boundingBox();
  expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(bar?.y ?? 0);
});
