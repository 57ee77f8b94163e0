import type {Page} from '@playwright/test';
import {diagramCount, everyAddress} from '../fixtures/site/addresses.ts';
import {axeViolations} from '../fixtures/site/axe-violations.ts';
import {expectDiagrams} from '../fixtures/site/diagrams.ts';
import {expect, openInteractive, test} from '../fixtures/site/site-test.ts';

/** Sizes of windows, and the colours that the reader's system asks for. */
const views = [
  {name: 'light, desktop', colorScheme: 'light', viewport: {width: 1280, height: 900}},
  {name: 'dark, desktop', colorScheme: 'dark', viewport: {width: 1280, height: 900}},
  {name: 'light, phone', colorScheme: 'light', viewport: {width: 390, height: 844}},
] as const;

// What Chromium says of the status 404 of the page for an unknown address.
test.use({expectedMessages: /^Failed to load resource.* 404 /});

for (const address of everyAddress) {
  test(`${address} passes every rule of axe, in light and dark and on a phone`, async ({page}) => {
    const found: string[] = [];
    for (const view of views) {
      await show(page, address, view);
      await openClaims(page);
      const violations = await axeViolations(page);
      found.push(...violations.map((violation) => `${view.name}: ${violation}`));
    }
    expect(found, 'violations of accessibility rules').toEqual([]);
  });
}

async function show(
  page: Page,
  address: string,
  {colorScheme, viewport}: (typeof views)[number],
): Promise<void> {
  await page.emulateMedia({colorScheme, reducedMotion: 'reduce'});
  await page.setViewportSize(viewport);
  // A page that is open follows the system's colours.
  if (colorScheme === 'light') await openInteractive(page, address);
  await expectDiagrams(page, diagramCount(address));
  await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme);
}

/** Opens the claims that the page of all claims folds up, since axe leaves out what nobody sees. */
async function openClaims(page: Page): Promise<void> {
  await page.locator('.ledger-group').evaluateAll((groups) => {
    for (const group of groups as HTMLDetailsElement[]) group.open = true;
  });
}
