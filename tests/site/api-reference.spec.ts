import {projectRoot} from '../../src/machine/project.ts';
import {describedVersions, descriptionFile} from '../../src/records/api-of-releases.ts';
import {readCompatibility, triedVersions} from '../../src/records/compatibility.ts';
import {readDescription} from '../fixtures/description.ts';
import {apiAddresses, apiReference} from '../fixtures/site/addresses.ts';
import {axeViolations} from '../fixtures/site/axe-violations.ts';
import {enterSettings, panelOf} from '../fixtures/site/enter-settings.ts';
import {layoutShiftLimit, watchLayoutShift} from '../fixtures/site/layout-shift.ts';
import {expect, openInteractive} from '../fixtures/site/site-test.ts';
import {expectStatus, press, test, tryIt} from '../fixtures/site/try-it-test.ts';

const newest = describedVersions(projectRoot).at(-1) ?? '';
const ofReference = apiAddresses.get('reference') ?? '';
const ofNewest = apiAddresses.get(newest) ?? '';

const record = readCompatibility(projectRoot);
const [undescribed = ''] = record ? triedVersions(record.releases) : [];

test('each description of an API has a page', () => {
  expect([...apiAddresses.keys()].sort()).toEqual(
    ['reference', ...describedVersions(projectRoot)].sort(),
  );
});

test('each operation has an address of its own, and says there what it needs and responds', async ({
  page,
}) => {
  const {operations} = readDescription(descriptionFile(newest));
  await openInteractive(page, ofNewest);
  const routes = await page.locator('h3[id] + .api-route').allTextContents();
  const described = operations.map(({method, path}) => `${method.toUpperCase()} ${path}`);
  expect(routes.toSorted()).toEqual(described.toSorted());
  await openInteractive(page, `${ofNewest}#create-session`);
  const heading = page.getByRole('heading', {name: 'Begin a session'});
  await expect(heading).toBeInViewport();
  await expect(page.locator('#create-session + .api-route + p')).toHaveText(
    'Needs the API key in X-API-KEY.',
  );
});

test('the responses of an operation are tabs, for the mouse and for the keyboard', async ({
  page,
}) => {
  await openInteractive(page, ofReference);
  const tabs = page.getByRole('tablist', {name: 'Response'}).first();
  await expect(tabs.getByRole('tab')).toHaveText(['200', '400', '401', '413', '429']);
  const panel = (status: string) =>
    page.locator(`.status-tabs`).first().locator(`[role="tabpanel"][data-tab="${status}"]`);
  await expect(panel('200')).toBeVisible();
  await expect(panel('401')).toBeHidden();
  await tabs.getByRole('tab', {name: '401'}).click();
  await expect(panel('401')).toContainText('Unauthorized: Invalid or missing X-API-KEY');
  await expect(panel('200')).toBeHidden();
  await page.keyboard.press('ArrowRight');
  await expect(tabs.getByRole('tab', {name: '413'})).toBeFocused();
  await expect(panel('413')).toBeVisible();
  // Those of other operations stay as they are.
  await expect(
    page.locator('.status-tabs').nth(1).locator('[role="tabpanel"][data-shown]'),
  ).toHaveAttribute('data-tab', '201');
});

test('a request takes the server and the key of the reader, and is sent where it changes nothing', async ({
  page,
  site,
}) => {
  await openInteractive(page, ofReference);
  const code = page.locator('[data-example="list-agents"] .language-bash code');
  await expect(code).toContainText('X-API-KEY: your-key');
  await enterSettings(page, {url: site.url, key: site.key});
  await expect(code).toContainText(`${site.url}/api/agents`);
  await expect(code).toContainText(site.key);
  await press(tryIt(page), 'Send');
  await expectStatus(tryIt(page), '200 OK');
  await expect(tryIt(page, 'create-agent')).toHaveCount(0);
  await expect(tryIt(page, 'get-agent')).toHaveCount(0);
});

for (const [asked, address] of [
  ['', ofReference],
  [`?server=${newest}`, ofNewest],
  ['?server=reference', ofReference],
  ['#operations-Agents-createAgent', `${ofReference}#create-agent`],
  [`?server=${newest}#operations-Sessions-createSession`, `${ofNewest}#create-session`],
] as const) {
  test(`an old link to ${apiReference}${asked} leads to ${address}`, async ({page}) => {
    await page.goto(apiReference + asked);
    await expect(page).toHaveURL((url) => url.pathname + url.search + url.hash === address);
    await expect(page.locator('article h1')).toBeVisible();
  });
}

test('the reader chooses a server by the keyboard, and other pages follow', async ({page}) => {
  await openInteractive(page, ofReference);
  const choice = page.getByRole('combobox', {name: 'Show'});
  await expect(choice).toHaveValue('reference');
  await choice.focus();
  await page.keyboard.type(`ElizaOS ${newest}`);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(ofNewest);
  await expect(choice).toHaveValue(newest);
  await openInteractive(page, '/authentication');
  await expect(choice).toHaveValue(newest);
  await page.getByRole('link', {name: 'API reference', exact: true}).first().click();
  await expect(page).toHaveURL(ofNewest);
  await panelOf(page).getByLabel('This server is', {exact: true}).selectOption('reference');
  await expect(page).toHaveURL(ofReference);
});

test('a link to a page with another server leads to the page of that server', async ({page}) => {
  await openInteractive(page, `${ofReference}?server=${newest}#list-agents`);
  await expect(page).toHaveURL(`${ofNewest}#list-agents`);
});

test('a link to a page shows that page, whatever was chosen before', async ({page}) => {
  await openInteractive(page, `/authentication?server=${newest}`);
  await openInteractive(page, ofReference);
  await expect(page.getByRole('combobox', {name: 'Show'})).toHaveValue('reference');
  await page.getByRole('combobox', {name: 'Show'}).selectOption(newest);
  await expect(page).toHaveURL(ofNewest);
});

test('the ring around the tab of a status is whole', async ({page}) => {
  await openInteractive(page, ofNewest);
  const responses = page.locator('.status-tabs').first();
  const first = responses.getByRole('tab').first();
  await first.focus();
  // The browser draws the ring for who uses the keyboard.
  await page.keyboard.press('End');
  await page.keyboard.press('Home');
  await expect(first).toBeFocused();
  // Both are measured at once, since the page moves as responses above come into sight.
  const ring = await first.evaluate((tab) => {
    const {outlineWidth, outlineOffset, outlineStyle} = getComputedStyle(tab);
    const reach = Number.parseFloat(outlineWidth) + Number.parseFloat(outlineOffset);
    const {left, top} = tab.getBoundingClientRect();
    const room = tab.closest('.status-tabs')?.getBoundingClientRect();
    return {
      outlineStyle,
      roomLeft: left - reach - (room?.left ?? Number.POSITIVE_INFINITY),
      roomTop: top - reach - (room?.top ?? Number.POSITIVE_INFINITY),
    };
  });
  expect(ring.outlineStyle).toBe('solid');
  expect(ring.roomLeft).toBeGreaterThanOrEqual(0);
  expect(ring.roomTop).toBeGreaterThanOrEqual(0);
});

test('a version without a description gets the newest one, and a sentence that says so', async ({
  page,
}) => {
  await openInteractive(page, `${apiReference}?server=${undescribed}`);
  await expect(page).toHaveURL(ofNewest);
  const said = page.getByText(`There is no description of ElizaOS ${undescribed}`);
  await expect(said).toBeVisible();
  await page.getByRole('combobox', {name: 'Show'}).selectOption(newest);
  await expect(said).toBeHidden();
});

for (const [width, height] of [
  [390, 844],
  [1280, 900],
] as const) {
  test(`the API reference moves nothing on its way to a page, which fits, at ${width} pixels`, async ({
    ownPage: page,
  }) => {
    await page.setViewportSize({width, height});
    const shift = await watchLayoutShift(page);
    await openInteractive(page, `${apiReference}?server=${newest}`);
    await expect(page).toHaveURL(ofNewest);
    await expect(page.locator('article h1')).toBeVisible();
    expect(await shift()).toBeLessThan(layoutShiftLimit);
    const beyond = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(beyond, 'pixels beyond the window').toBe(0);
  });
}

for (const address of apiAddresses.values()) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`${address} passes every rule of axe with all tabs open in ${colorScheme}`, async ({
      page,
    }) => {
      await page.emulateMedia({colorScheme, reducedMotion: 'reduce'});
      await openInteractive(page, address);
      await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme);
      const open = await page.evaluate(() => {
        for (const panel of document.querySelectorAll<HTMLElement>('[role="tabpanel"]')) {
          panel.style.display = 'block';
        }
        return document.querySelectorAll('.status-tabs > [role="tabpanel"]').length;
      });
      expect(open).toBeGreaterThan(10);
      expect(await axeViolations(page)).toEqual([]);
    });
  }
}
