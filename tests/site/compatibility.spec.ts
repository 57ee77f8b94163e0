import {projectRoot} from '../../src/machine/project.ts';
import {readCompatibility} from '../../src/records/compatibility.ts';
import {releaseNotes} from '../../src/records/release-notes.ts';
import {expect, openInteractive, test} from '../fixtures/site/site-test.ts';

const record = readCompatibility(projectRoot);
if (!record) throw new Error('There is no record of released servers: run "npm run compat".');
const notes = releaseNotes(record);

test('the page of released versions has a row for each claim, and a column for each release', async ({
  page,
}) => {
  await page.goto('/compatibility');
  await expect(page.locator('.compatibility tbody tr')).toHaveCount(record.claims.length);
  for (const {version, problem} of record.releases) {
    const heading = page.getByRole('columnheader', {name: version, exact: true});
    await expect(heading).toHaveCount(problem === undefined ? 1 : 0);
  }
});

test('a badge at a claim opens what released servers do instead', async ({page}) => {
  const broken = notes.get('authentication/refusal-body');
  const [note] = broken?.notes ?? [];
  if (!broken || !note)
    throw new Error('No release breaks the body of the refusal any more: take another claim.');
  await openInteractive(page, '/authentication');
  const badge = page.locator('#claim-refusal-body .release-badge');
  await expect(badge).toContainText(broken.versions);
  await badge.press('Enter');
  const opened = page.locator('#check-of-refusal-body');
  await expect(opened).toBeVisible();
  await expect(opened).toContainText(note.answer);
});

test('a claim that no release breaks has no badge', async ({page}) => {
  await page.goto('/authentication');
  const badges = page.locator('.release-badge');
  const broken = [...notes.keys()].filter((id) => id.startsWith('authentication/'));
  await expect(badges).toHaveCount(broken.length);
});
