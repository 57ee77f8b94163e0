import {projectFiles} from '../../src/content/project-files.ts';
import {projectRoot} from '../../src/machine/project.ts';
import {triedVersions} from '../../src/records/compatibility.ts';
import {shownReleases} from '../../src/records/shown-releases.ts';
import {readShownCompatibility} from '../../src/records/their-versions.ts';
import {expect, openInteractive, test} from '../fixtures/site/site-test.ts';

const record = readShownCompatibility(projectRoot, projectFiles(projectRoot));
if (!record) throw new Error('There is no record of released servers: run "npm run compat".');
const versions = triedVersions(record.releases);
const newest = versions.at(-1) ?? '';
const shown = shownReleases(record);

const documentedMessage = '"Unauthorized: Invalid or missing X-API-KEY"';

/** What the newest release sends in place of the documented body of a refusal. */
const bodyOnNewest = record.claims.find(({id}) => id === 'authentication/refusal-body')?.releases[
  newest
]?.differences?.[0]?.seen;

test('the page of released versions has a row for each statement that some release breaks, and the others behind a switch', async ({
  page,
}) => {
  await page.goto('/reference/versions');
  const differing = shown.pages.flatMap(({differing: claims}) => claims);
  const others = shown.pages.flatMap(({others: claims}) => claims);
  await expect(page.locator('.compatibility tbody tr')).toHaveCount(differing.length);
  await expect(page.locator('.compatibility details li')).toHaveCount(others.length);
  for (const version of versions) {
    const heading = page.getByRole('columnheader', {name: version, exact: true});
    expect(await heading.count()).toBe(
      shown.pages.filter(({differing: claims}) => claims.length > 0).length,
    );
  }
});

test('until a reader chooses, what the newest release does stands at the documented value', async ({
  page,
}) => {
  if (bodyOnNewest === undefined) throw new Error('Take another claim: this one holds.');
  await page.goto('/authentication');
  const claim = page.locator('#claim-refusal-body');
  await expect(claim.getByText(documentedMessage, {exact: true})).toBeVisible();
  await expect(claim.getByText(newest)).toBeVisible();
  await expect(claim).toContainText(bodyOnNewest);
});

test.describe('without JavaScript', () => {
  test.use({javaScriptEnabled: false});

  test('both values can be read', async ({page}) => {
    await page.goto(`/authentication?server=${newest}`);
    const claim = page.locator('#claim-refusal-body');
    await expect(claim.locator('.for-server:visible')).toHaveCount(1);
    await expect(claim.getByText(documentedMessage, {exact: true})).toBeVisible();
  });
});

test('a link with a version shows the values of that version in place, on the next page too', async ({
  page,
}) => {
  await page.goto(`/authentication?server=${newest}`);
  const claim = page.locator('#claim-refusal-body');
  await expect(claim.getByText(documentedMessage, {exact: true})).toBeHidden();
  await expect(claim.locator('.for-server pre:visible')).toHaveText(bodyOnNewest ?? '');
  const mark = (first: string) => page.locator(`[popovertarget="tests-of-${first}"]`).first();
  // The block of a refusal has the claim on its status and the one on its body.
  await expect(mark('refusal-status')).toHaveAccessibleName(
    // Playwright puts a space where something hidden stands.
    new RegExp(`^2 statements tested ?, 1 differs on ElizaOS ${newest}$`),
  );
  await expect(mark('refusal-status').locator('.server-mark:visible')).toHaveAttribute(
    'data-on-it',
    'differs',
  );
  await expect(mark('key-variable')).toHaveAccessibleName('1 statement tested');
  await page.goto('/fix/cors-errors');
  await expect(mark('exposed')).toHaveAccessibleName(
    new RegExp(`^1 statement tested ?, differs on ElizaOS ${newest}$`),
  );
});

test('the reader chooses in words, and the address says no other server from then on', async ({
  page,
}) => {
  await openInteractive(page, `/authentication?server=${newest}`);
  const choice = page.getByRole('combobox', {name: 'Show'});
  await expect(choice).toHaveValue(newest);
  await choice.selectOption('reference');
  await expect(page).toHaveURL(/\/authentication$/);
  const claim = page.locator('#claim-refusal-body');
  await expect(claim.locator('.for-server:visible')).toHaveCount(0);
  await page.reload();
  await expect(claim.locator('.for-server:visible')).toHaveCount(0);
});

test('a claim about a beta keeps its mark, whatever release the reader chose, and stands in no table', async ({
  page,
}) => {
  const mark = page.locator('ul:has(#claim-beta-address) + .claim-mark svg:visible');
  for (const address of ['/reference/versions', `/reference/versions?server=${newest}`]) {
    await page.goto(address);
    await expect(mark).toHaveCount(1);
    await expect(page.locator('.compatibility a[href$="#claim-beta-address"]')).toHaveCount(0);
  }
  await expect(page.getByRole('combobox', {name: 'Show'})).not.toContainText('beta');
});

test('a link with a version that was not tried says so, and changes nothing', async ({page}) => {
  await openInteractive(page, '/authentication?server=0.9.9');
  await expect(page.getByText('ElizaOS 0.9.9 was not tried')).toBeVisible();
  await expect(page.locator('html')).not.toHaveAttribute('data-server');
});

test('a page says under its title how many of its statements hold on a release, from the record', async ({
  page,
}) => {
  await page.goto('/fix/cors-errors');
  const ofPage = record.claims.filter(({id}) => id.startsWith('fix/cors-errors/'));
  const held = ofPage.filter(({releases}) => releases[newest]?.outcome === 'holds').length;
  const sentence = `ElizaOS ${newest}: ${held} of ${ofPage.length} statements hold`;
  await expect(page.locator('.page-on-releases p:visible')).toContainText(sentence);
});
