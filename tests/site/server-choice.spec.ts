import type {Page} from '@playwright/test';
import {projectRoot} from '../../src/machine/project.ts';
import {readCompatibility, triedVersions} from '../../src/records/compatibility.ts';
import {axeOn} from '../fixtures/site/axe-violations.ts';
import {panelOf} from '../fixtures/site/enter-settings.ts';
import {expect, openInteractive, test} from '../fixtures/site/site-test.ts';

const record = readCompatibility(projectRoot);
if (!record) throw new Error('There is no record of released servers: run "npm run compat".');
const versions = triedVersions(record.releases);
const [oldest = '', newest = ''] = [versions[0], versions.at(-1)];

test('the panel and the line under the title are one choice, which is kept', async ({page}) => {
  await openInteractive(page, '/authentication');
  const {inPanel, underTitle} = choicesOn(page);
  await expect(inPanel).toHaveValue('');
  await inPanel.selectOption(oldest);
  await expect(underTitle).toHaveValue(oldest);
  await expect(page.locator('html')).toHaveAttribute('data-server', oldest);
  await underTitle.selectOption({label: 'the reference server'});
  await expect(inPanel.locator('option:checked')).toHaveText('the reference server');
  await page.getByRole('link', {name: 'CORS errors', exact: true}).first().click();
  await expect(page).toHaveURL(/\/fix\/cors-errors$/);
  await expect(inPanel).toHaveValue('reference');
  await page.reload();
  await expect(inPanel).toHaveValue('reference');
  await inPanel.selectOption('not chosen');
  await expect(underTitle).toHaveValue('');
  await page.reload();
  await expect(page.locator('html')).not.toHaveAttribute('data-server');
  await expect(inPanel).toHaveValue('');
});

test('the panel offers the reference server and each release that was tried, the newest first', async ({
  page,
}) => {
  await openInteractive(page, '/');
  await expect(choicesOn(page).inPanel.getByRole('option')).toHaveText([
    'not chosen',
    'the reference server',
    ...versions.toReversed().map((version) => `ElizaOS ${version}`),
  ]);
});

test('a link with a version chooses it in the panel, until the reader chooses there', async ({
  page,
}) => {
  await openInteractive(page, `/authentication?server=${newest}`);
  const {inPanel} = choicesOn(page);
  await expect(inPanel).toHaveValue(newest);
  await inPanel.selectOption(oldest);
  await expect(page).toHaveURL(/\/authentication$/);
});

test('what is said of an unknown version in a link goes with a choice in the panel', async ({
  page,
}) => {
  await openInteractive(page, '/authentication?server=0.9.9');
  const problem = page.getByText('ElizaOS 0.9.9 was not tried');
  await expect(problem).toBeVisible();
  await choicesOn(page).inPanel.selectOption(newest);
  await expect(problem).toBeHidden();
});

test('clearing the panel takes the URL and the key, and leaves the choice', async ({page}) => {
  await openInteractive(page, '/');
  const {inPanel} = choicesOn(page);
  await inPanel.selectOption(newest);
  await panelOf(page).getByRole('button', {name: 'Clear'}).click();
  await expect(inPanel).toHaveValue(newest);
});

test('the choice in the panel is made by keyboard', async ({page}) => {
  await openInteractive(page, '/');
  const {inPanel, underTitle} = choicesOn(page);
  await panelOf(page).getByRole('button', {name: 'Clear'}).focus();
  await page.keyboard.press('Tab');
  await expect(inPanel).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(underTitle).toHaveValue(newest);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`on a phone the choice fits into the panel and can be read by everyone, in ${colorScheme} mode`, async ({
    page,
  }) => {
    await page.setViewportSize({width: 390, height: 844});
    await page.emulateMedia({colorScheme});
    await openInteractive(page, `/?server=${newest}`);
    await page.getByRole('button', {name: /^Your server/}).click();
    const {inPanel} = choicesOn(page);
    await expect(inPanel).toBeVisible();
    const {violations} = await axeOn(page).include('.settings').analyze();
    expect(violations.map(({id, nodes}) => `${id} ${nodes[0]?.html}`)).toEqual([]);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBeLessThanOrEqual(0);
  });
}

/** The two fields in which the reader chooses the server. */
function choicesOn(page: Page) {
  return {
    inPanel: panelOf(page).getByLabel('This server is', {exact: true}),
    underTitle: page.getByRole('combobox', {name: 'Show', exact: true}),
  };
}
