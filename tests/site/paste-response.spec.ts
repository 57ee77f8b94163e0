import {projectRoot} from '../../src/machine/project.ts';
import {readApiOfReleases} from '../../src/records/api-of-releases.ts';
import {readCompatibility} from '../../src/records/compatibility.ts';
import {tellTales} from '../../src/records/tell-tales.ts';
import {axeOn} from '../fixtures/site/axe-violations.ts';
import {expect, openInteractive, test} from '../fixtures/site/site-test.ts';

const label = 'Paste the response or the error that you got';

const {refusals} = tellTales(readCompatibility(projectRoot));
const releases = readApiOfReleases(projectRoot);

/** The statuses whose messages the tables of the page have to explain, all of them. */
const explained = [401, 403, 404, 429, 431, 500];

for (const {body, versions} of refusals) {
  const sender = versions.length === 0 ? 'the reference server' : `ElizaOS ${versions.join(', ')}`;
  test(`whoever pastes the 401 of ${sender} is led to the remedy`, async ({page}) => {
    await openInteractive(page, '/fix/refused-requests');
    await page.getByLabel(label).fill(body);
    const found = page.locator('.paste').getByRole('status');
    await expect(found).toContainText('This message is known:');
    await found.getByRole('link', {name: 'No key, or a wrong one'}).first().click();
    await expect(page).toHaveURL(/#unauthorized$/);
  });
}

test('each error that a route of ElizaOS was seen to send is known, whatever the status', async ({
  page,
}) => {
  const errors = releases
    .flatMap(({responses}) => responses)
    .filter(({status}) => explained.includes(status));
  await openInteractive(page, '/fix/refused-requests');
  const found = page.locator('.paste').getByRole('status');
  const unknown: string[] = [];
  for (const {body, requests} of errors) {
    await page.getByLabel(label).fill('');
    await expect(found).toBeEmpty();
    await page.getByLabel(label).fill(JSON.stringify(body));
    await expect(found).toContainText(/This message is known:|The status alone fits:|No message/);
    if (!(await found.textContent())?.includes('known:')) unknown.push(requests.join());
  }
  expect(errors.length).toBeGreaterThan(10);
  expect(unknown).toEqual([]);
});

test('a status alone gets what has this status, and what nothing here names gets the search', async ({
  page,
}) => {
  await openInteractive(page, '/fix/refused-requests');
  const found = page.locator('.paste').getByRole('status');
  await page.getByLabel(label).fill('HTTP/1.1 431');
  await expect(found).toContainText('The status alone fits:');
  await expect(found.getByRole('link')).toHaveAttribute('href', /#large-headers$/);
  await page.getByLabel(label).fill('Segmentation fault');
  await found.getByRole('button', {name: 'Search these pages'}).click();
  await expect(page.getByRole('dialog')).toBeVisible();
});

test('what is pasted can be read by everyone, in both modes, and is kept nowhere', async ({
  page,
}) => {
  await page.setViewportSize({width: 390, height: 800});
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({colorScheme});
    await openInteractive(page, '/fix/refused-requests');
    await page.getByLabel(label).fill('{"error":"API key required","key":"secret-of-mine"}');
    await expect(page.locator('.paste').getByRole('status')).toContainText('1.6.5');
    const {violations} = await axeOn(page).include('.paste').analyze();
    expect(violations.map(({id}) => id)).toEqual([]);
  }
  const stored = await page.evaluate(() => JSON.stringify([localStorage, sessionStorage]));
  expect(stored).not.toContain('secret-of-mine');
});
