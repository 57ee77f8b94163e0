import type {Page} from '@playwright/test';
import {nastyKey} from '../fixtures/nasty-key.ts';
import {guide} from '../fixtures/site/addresses.ts';
import {enterSettings, panelOf} from '../fixtures/site/enter-settings.ts';
import {expect, openInteractive, test} from '../fixtures/site/site-test.ts';

const url = 'https://eliza.example.com/base';

test('the URL goes into every snippet at once, in all languages', async ({page}) => {
  await openInteractive(page, '/clients');
  await enterSettings(page, {url: `${url}/`});
  for (const language of ['curl', 'typescript', 'python']) {
    const codes = await page.locator(`[role="tabpanel"][data-tab="${language}"] code`).all();
    expect(codes.length).toBeGreaterThan(1);
    for (const code of codes) {
      await expect(code).toContainText(url);
      await expect(code).not.toContainText('localhost');
    }
  }
});

test('the URL stays in the tab and the key goes with the page', async ({page}) => {
  await openInteractive(page, '/');
  await enterSettings(page, {url, key: nastyKey});
  await page.getByRole('link', {name: 'CORS errors', exact: true}).first().click();
  await expect(page).toHaveURL(/\/fix\/cors-errors$/);
  await expect(fieldsOf(page).key).toHaveValue(nastyKey);
  await page.reload();
  await expect(fieldsOf(page).url).toHaveValue(url);
  await expect(fieldsOf(page).key).toHaveValue('');

  const stored = await page.evaluate(() =>
    JSON.stringify([{...localStorage}, {...sessionStorage}]),
  );
  expect(stored).toContain(url);
  expect(stored).not.toContain(JSON.stringify(nastyKey).slice(1, -1));
  const other = await page.context().newPage();
  await openInteractive(other, '/');
  await expect(fieldsOf(other).url).toHaveValue('');
  await other.close();
});

test('what is entered is sent nowhere', async ({page, site}) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await openInteractive(page, guide);
  await enterSettings(page, {url, key: nastyKey});
  await page.waitForLoadState('networkidle');
  expect(asked.filter((address) => !address.startsWith(`${site.url}/`))).toEqual([]);
  expect(asked.join('\n')).not.toContain('eliza.example.com');
});

test('the key is dots on the screen until the reader asks for it', async ({page}) => {
  await openInteractive(page, '/');
  await enterSettings(page, {key: nastyKey});
  const shown = page.locator('.code .secret').filter({visible: true}).first();
  await expect(fieldsOf(page).key).toHaveAttribute('type', 'password');
  await expect(shown).toHaveCSS('-webkit-text-security', 'disc');
  const show = panelOf(page).getByRole('button', {name: 'Show key'});
  await show.press('Enter');
  await expect(show).toHaveAttribute('aria-pressed', 'true');
  await expect(fieldsOf(page).key).toHaveAttribute('type', 'text');
  await expect(page.locator('.code .secret')).toHaveCount(0);
});

test('a generated key has the form of the documented command, and is another one each time', async ({
  page,
}) => {
  await openInteractive(page, '/');
  const keys = new Set<string>();
  for (let time = 0; time < 3; time++) {
    await panelOf(page).getByRole('button', {name: 'Generate a key'}).click();
    const key = await fieldsOf(page).key.inputValue();
    expect(Buffer.from(key, 'base64')).toHaveLength(32);
    expect(key).toMatch(/^[A-Za-z\d+/]{43}=$/);
    keys.add(key);
  }
  expect(keys.size).toBe(3);
  await expect(
    page.locator('.code').getByText(/^ELIZA_SERVER_AUTH_TOKEN=.* npm start$/),
  ).toContainText('=');
});

test('the panel is cleared by one button, and the snippets are as they were', async ({page}) => {
  await openInteractive(page, '/fix/cors-errors');
  const code = page.locator('[data-example] code').first();
  const before = await code.textContent();
  await enterSettings(page, {url, key: nastyKey});
  await expect(code).not.toHaveText(before ?? '');
  await panelOf(page).getByRole('button', {name: 'Clear'}).click();
  await expect(code).toHaveText(before ?? '');
});

const mistakes: readonly {field: 'url' | 'key'; entered: string; says: string}[] = [
  {field: 'url', entered: 'localhost:3000', says: 'Write the URL with its scheme'},
  {field: 'url', entered: 'http://', says: 'Write the URL with its scheme'},
  {field: 'url', entered: 'ftp://example.com', says: 'Write the URL with its scheme'},
  {
    field: 'url',
    entered: 'http://me:secret@example.com',
    says: 'Leave out the name and the password',
  },
  {field: 'url', entered: 'http://example.com/?a=1', says: 'Leave out what begins with ? or #'},
  {field: 'key', entered: ' key', says: 'Remove the whitespace around the key'},
  {field: 'key', entered: 'schlüssel', says: 'Use letters, digits and ASCII punctuation only'},
];

test('a mistake in the panel is told, and stays out of the snippets', async ({page}) => {
  await openInteractive(page, '/fix/cors-errors');
  const code = page.locator('[data-example] code').first();
  const before = await code.textContent();
  for (const {field, entered, says} of mistakes) {
    await test.step(`${JSON.stringify(entered)} as ${field}`, async () => {
      const own = fieldsOf(page)[field];
      await expect(own).toHaveAttribute('aria-invalid', 'false');
      await enterSettings(page, {[field]: entered});
      await expect(own).toHaveAttribute('aria-invalid', 'true');
      await expect(own).toHaveAccessibleDescription(new RegExp(says.replace('?', '\\?')));
      await expect(code).toHaveText(before ?? '');
      await panelOf(page).getByRole('button', {name: 'Clear'}).click();
    });
  }
});

test('on a phone the panel opens by its button, and takes its width then', async ({page}) => {
  await page.setViewportSize({width: 360, height: 740});
  await openInteractive(page, '/');
  await expect(fieldsOf(page).url).toBeHidden();
  await enterSettings(page, {url});
  await expect(fieldsOf(page).url).toBeInViewport();
  await expect(page.getByRole('button', {name: /^Your server/})).toContainText(url);
});

test('the panel folds to one line once it is used and the reader goes on, and opens by a click', async ({
  page,
}) => {
  await openInteractive(page, guide);
  const toggle = page.getByRole('button', {name: /^Your server/});
  await expect(toggle).toHaveAttribute('aria-expanded', 'true');
  await enterSettings(page, {url, key: nastyKey});
  await expect(fieldsOf(page).key).toBeVisible();
  // A press on the list below the panel does not move it away.
  await page.locator('.contents a').nth(1).click();
  await expect(page).toHaveURL(/#configuration$/);
  await expect(fieldsOf(page).key).toBeVisible();
  await page.locator('.markdown p').filter({visible: true}).first().click();
  await expect(fieldsOf(page).key).toBeHidden();
  await expect(toggle).toHaveAttribute('aria-expanded', 'false');
  await expect(toggle).toContainText(`${url}, with your key`);
  expect((await panelOf(page).boundingBox())?.height).toBeLessThan(48);
  await toggle.click();
  await expect(fieldsOf(page).key).toBeVisible();
});

test('where the tab has a server already, the panel is folded before the page is drawn', async ({
  page,
}) => {
  await openInteractive(page, guide);
  await enterSettings(page, {url});
  await page.goto('/clients', {waitUntil: 'commit'});
  await page.waitForSelector('.settings-toggle');
  await expect(page.locator('html')).toHaveAttribute('data-kept-url', '');
  await expect(fieldsOf(page).url).toBeHidden();
  await expect(page.getByRole('button', {name: /^Your server/})).toContainText(url);
  await expect(fieldsOf(page).url).toBeHidden();
});

function fieldsOf(page: Page) {
  const panel = panelOf(page);
  return {
    url: panel.getByLabel('Base URL', {exact: true}),
    key: panel.getByLabel('Key', {exact: true}),
  };
}
