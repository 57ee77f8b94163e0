import {withStub} from '../../src/servers/http/stub.ts';
import {axeOn} from '../fixtures/site/axe-violations.ts';
import {enterSettings} from '../fixtures/site/enter-settings.ts';
import {openInteractive} from '../fixtures/site/site-test.ts';
import {expect, expectStatus, press, test, tryIt} from '../fixtures/site/try-it-test.ts';

test('it is used by keyboard alone, and the focus stays where the reader is', async ({page}) => {
  await withStub(
    () => undefined,
    async (url) => {
      await openInteractive(page, '/clients');
      await enterSettings(page, {url});
      const group = tryIt(page);
      const send = group.getByRole('button', {name: 'Send', exact: true});
      const cancel = group.getByRole('button', {name: 'Cancel'});
      await send.focus();
      await page.keyboard.press('Enter');
      await expect(cancel).toBeVisible();
      await expect(send).toBeFocused();
      for (const next of ['Without a key', 'With a wrong key', 'Preflight', 'Cancel']) {
        await page.keyboard.press('Tab');
        await expect(group.getByRole('button', {name: next})).toBeFocused();
      }
      await page.keyboard.press('Enter');
      await expectStatus(group, 'Cancelled.');
      await expect(cancel).toBeHidden();
      await expect(send).toBeFocused();
    },
  );
});

test('the outcome is read out once, and again where it is the same', async ({page}) => {
  await openInteractive(page, '/clients');
  const status = tryIt(page).getByRole('status');
  await expect(status).toBeEmpty();
  await expect(status).toHaveAttribute('role', 'status');
  await status.evaluate((element) => {
    const heard: string[] = [];
    Object.assign(window, {heard});
    new MutationObserver(() => {
      if (element.textContent) heard.push(element.textContent);
    }).observe(element, {childList: true, characterData: true, subtree: true});
  });
  const heard = () => page.evaluate(() => (window as unknown as {heard: string[]}).heard);
  for (const times of [1, 2]) {
    await press(tryIt(page), 'Send');
    await expect.poll(heard).toHaveLength(times);
  }
  for (const words of await heard()) expect(words).toMatch(/^401 Unauthorized after \d+ ms$/);
});

test('a second press cancels the first request, and its own answer is shown', async ({page}) => {
  await withStub(
    ({method, headers}, response) => {
      response.setHeader('Access-Control-Allow-Origin', '*');
      response.setHeader('Access-Control-Allow-Headers', 'X-API-KEY');
      if (method === 'OPTIONS') response.writeHead(204).end();
      else if (headers['x-api-key'] === 'wrong-key') response.writeHead(401).end('{}');
    },
    async (url) => {
      await openInteractive(page, '/clients');
      await enterSettings(page, {url});
      const started = page.waitForEvent('request', (request) => request.url().startsWith(url));
      await press(tryIt(page), 'Send');
      const first = await started;
      const failed = page.waitForEvent('requestfailed', (request) => request === first);
      await press(tryIt(page), 'With a wrong key');
      await failed;
      await expectStatus(tryIt(page), '401 Unauthorized');
    },
  );
});

test('whoever leaves the page cancels the request', async ({page}) => {
  await withStub(
    () => undefined,
    async (url) => {
      await openInteractive(page, '/clients');
      await enterSettings(page, {url});
      const started = page.waitForEvent('request', (request) => request.url().startsWith(url));
      await press(tryIt(page), 'Send');
      const request = await started;
      const failed = page.waitForEvent('requestfailed', (other) => other === request);
      await page.getByRole('link', {name: 'CORS errors', exact: true}).first().click();
      await failed;
      await expect(page).toHaveURL(/\/fix\/cors-errors$/);
    },
  );
});

test('the code that sends is loaded on the first press only', async ({ownPage: page}) => {
  await openInteractive(page, '/clients');
  await page.waitForLoadState('networkidle');
  const scripts: string[] = [];
  page.on('request', (request) => {
    if (request.resourceType() === 'script') scripts.push(request.url());
  });
  await press(tryIt(page), 'Send');
  await expectStatus(tryIt(page), '401');
  const loaded = scripts.length;
  expect(loaded).toBeGreaterThan(0);
  await press(tryIt(page), 'Send');
  await expectStatus(tryIt(page), '401');
  expect(scripts).toHaveLength(loaded);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`answers and failures can be read by everyone, in ${colorScheme} mode`, async ({
    page,
    site,
  }) => {
    await page.emulateMedia({colorScheme});
    await openInteractive(page, '/clients');
    const seen: string[] = [];
    const check = async (button: string, status: string) => {
      await press(tryIt(page), button);
      await expectStatus(tryIt(page), status);
      for (const summary of await tryIt(page).locator('summary').all()) await summary.click();
      const {violations} = await axeOn(page).include('.try-it').analyze();
      seen.push(...violations.map(({id, nodes}) => `${status}: ${id} ${nodes[0]?.html}`));
    };
    await check('Send', '401');
    await enterSettings(page, {key: site.key});
    await check('Send', '200');
    await enterSettings(page, {url: 'wrong'});
    await check('Send', 'cannot be used');
    expect(seen).toEqual([]);
  });
}

test('on a phone nothing is cut off, and the buttons are large enough for a finger', async ({
  page,
}) => {
  await page.setViewportSize({width: 360, height: 740});
  await openInteractive(page, '/clients');
  const group = tryIt(page);
  await press(group, 'Send');
  await expectStatus(group, '401');
  await group.locator('summary').click();
  for (const button of await group.getByRole('button').all()) {
    const box = await button.boundingBox();
    expect(box?.height).toBeGreaterThanOrEqual(44);
  }
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBeLessThanOrEqual(0);
});
