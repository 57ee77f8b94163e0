import {readFileSync} from 'node:fs';
import path from 'node:path';
import type {Page} from '@playwright/test';
import {parse} from 'yaml';
import {contractFile} from '../../src/lint/read-vocabulary.ts';
import {projectRoot} from '../../src/machine/project.ts';
import {describedVersions, descriptionFile} from '../../src/records/api-of-releases.ts';
import {readCompatibility, triedVersions} from '../../src/records/compatibility.ts';
import {apiReference} from '../fixtures/site/addresses.ts';
import {axeViolations} from '../fixtures/site/axe-violations.ts';
import {layoutShiftLimit, watchLayoutShift} from '../fixtures/site/layout-shift.ts';
import {expect, openInteractive, test} from '../fixtures/site/site-test.ts';

const newest = describedVersions(projectRoot).at(-1) ?? '';
const operationsOfNewest = operationsIn(descriptionFile(newest));
const operationsOfReference = operationsIn(contractFile);

function operationsIn(file: string): number {
  const description = parse(readFileSync(path.join(projectRoot, file), 'utf8'));
  return Object.values(description.paths)
    .flatMap((item) => Object.keys(Object(item)))
    .filter((name) => name !== 'parameters' && name !== 'description').length;
}

const record = readCompatibility(projectRoot);
const [undescribed = ''] = record ? triedVersions(record.releases) : [];

/** Swagger UI takes its time to draw on a machine that does other things. */
async function expectOperations(page: Page, count: number): Promise<void> {
  await expect(page.locator('.opblock')).toHaveCount(count, {timeout: 20_000});
}

const ofReference = 'Routes of the reference server';
const ofNewest = `Routes of ElizaOS ${newest}`;

test('the API reference shows every route with its answers, out of openapi.yaml', async ({
  page,
}) => {
  await openInteractive(page, apiReference);
  const operation = page.getByRole('button', {name: /GET.*\/api\/agents/i}).first();
  await operation.click();
  for (const status of ['200', '400', '401', '413', '429']) {
    await expect(page.locator('td.response-col_status', {hasText: status})).toBeVisible();
  }
  await expectOperations(page, operationsOfReference);
  await expect(page.getByRole('heading', {name: ofReference})).toBeVisible();
});

test('a link with a version shows the description of that version, with every route', async ({
  page,
}) => {
  await openInteractive(page, `${apiReference}?server=${newest}`);
  await expect(page.getByRole('heading', {name: ofNewest})).toBeVisible();
  await expectOperations(page, operationsOfNewest);
  await expect(page.getByRole('combobox', {name: 'Show'})).toHaveValue(newest);
  await page
    .getByRole('button', {name: /DELETE.*\/api\/agents/i})
    .first()
    .click();
  for (const status of ['204', '400', '401', '404', '429']) {
    await expect(page.locator('td.response-col_status', {hasText: status})).toBeVisible();
  }
});

test('the reader chooses a description by the keyboard, and other pages follow', async ({page}) => {
  await openInteractive(page, apiReference);
  const choice = page.getByRole('combobox', {name: 'Show'});
  await expect(choice).toHaveValue('reference');
  await expectOperations(page, operationsOfReference);
  await choice.focus();
  await page.keyboard.type(`ElizaOS ${newest}`);
  await page.keyboard.press('Enter');
  await expectOperations(page, operationsOfNewest);
  await expect(page.getByRole('heading', {name: ofNewest})).toBeVisible();
  await openInteractive(page, '/authentication');
  await expect(page.getByRole('combobox', {name: 'Show'})).toHaveValue(newest);
  await page.getByRole('combobox', {name: 'Show'}).selectOption('reference');
  await openInteractive(page, apiReference);
  await expect(page.getByRole('heading', {name: ofReference})).toBeVisible();
  await expectOperations(page, operationsOfReference);
});

test('a version without a description gets the newest one, and a sentence that says so', async ({
  page,
}) => {
  await openInteractive(page, `${apiReference}?server=${undescribed}`);
  const said = page.getByText(`There is no description of ElizaOS ${undescribed}`);
  await expect(said).toBeVisible();
  await expect(page.getByRole('heading', {name: ofNewest})).toBeVisible();
  await expectOperations(page, operationsOfNewest);
  await page.getByRole('combobox', {name: 'Show'}).selectOption('reference');
  await expect(said).toBeHidden();
  await expect(page.getByRole('heading', {name: ofReference})).toBeVisible();
});

for (const [width, height] of [
  [390, 844],
  [1280, 900],
] as const) {
  test(`the description of a version moves nothing while it loads, and fits, at ${width} pixels`, async ({
    ownPage: page,
  }) => {
    await page.setViewportSize({width, height});
    const shift = await watchLayoutShift(page);
    await openInteractive(page, `${apiReference}?server=${newest}`);
    await expectOperations(page, operationsOfNewest);
    expect(await shift()).toBeLessThan(layoutShiftLimit);
    const beyond = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(beyond, 'pixels beyond the window').toBe(0);
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    test(`the description of a version passes every rule of axe at ${width} pixels in ${colorScheme}`, async ({
      page,
    }) => {
      test.slow();
      await page.emulateMedia({colorScheme, reducedMotion: 'reduce'});
      await page.setViewportSize({width, height});
      await openInteractive(page, `${apiReference}?server=${newest}`);
      await expectOperations(page, operationsOfNewest);
      // The one with the longest response, open.
      await page.locator('.opblock-patch .opblock-summary-control').first().click();
      await expect(page.locator('.response .response-col_status').first()).toBeVisible();
      expect(await axeViolations(page)).toEqual([]);
    });
  }
}

test('the API reference is dark where the site is', async ({page}) => {
  await page.emulateMedia({colorScheme: 'dark'});
  await openInteractive(page, apiReference);
  await expect(page.locator('html')).toHaveClass(/dark-mode/);
});

test('no other page loads the code of the API reference', async ({ownPage: page}) => {
  await openInteractive(page, '/');
  await page.waitForLoadState('networkidle');
  const sizes = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .map((entry) => (entry as PerformanceResourceTiming).decodedBodySize),
  );
  expect(sizes.length).toBeGreaterThan(0);
  expect(Math.max(...sizes)).toBeLessThan(1_000_000);
});
