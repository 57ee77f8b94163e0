import type {Page} from '@playwright/test';
import {clientLanguages} from '../../src/content/code/client-language.ts';
import {apiReference, docsAddresses, everyAddress, guide} from '../fixtures/site/addresses.ts';
import {expect, test} from '../fixtures/site/site-test.ts';

// What Chromium says of the status 404 of the page for an unknown address.
test.use({javaScriptEnabled: false, expectedMessages: /^Failed to load resource.* 404 /});

/** Examples that a page shows in every language. */
const examples = [
  ['/', 'list-agents'],
  [guide, 'preflight'],
  [guide, 'check-health'],
  ['/cors', 'preflight'],
  ['/rate-limiting', 'wait-and-retry'],
] as const;

/** What does nothing by itself; a button with a `popovertarget` needs no script. */
const idleControls = [
  'button:not([popovertarget])',
  'input',
  'select',
  'textarea',
  '[role="button"]',
  '[role="tab"]',
  '.needs-script',
].join(', ');

for (const address of everyAddress) {
  const isOfDocs = docsAddresses.includes(address);
  const what = isOfDocs ? 'its text and all of its code, and no control' : 'no control';

  test(`${address} shows ${what} that does nothing without JavaScript`, async ({page}) => {
    await page.goto(address);
    if (isOfDocs) await expectTextAndCode(page);
    await expect(page.locator('h1')).toBeVisible();
    const shown = await page
      .locator(idleControls)
      .filter({visible: true})
      .evaluateAll((all) => all.map((one) => one.getAttribute('aria-label') ?? one.outerHTML));
    expect(shown, 'controls that do nothing').toEqual([]);
  });
}

for (const [address, example] of examples) {
  test(`the example ${example} on ${address} shows every language without JavaScript`, async ({
    page,
  }) => {
    await page.goto(address);
    for (const {highlight, label} of clientLanguages) {
      const code = page.locator(`[data-example="${example}"] .language-${highlight} pre`);
      await expect(code.first(), label).toBeVisible();
    }
  });
}

test('the guide tells in words what its diagram shows', async ({page}) => {
  await page.goto(guide);
  const steps = page.locator('.diagram-text > ol');
  await expect(steps).toBeVisible();
  for (const text of ['Validate X-API-KEY', '200 OK and data', '401 Unauthorized']) {
    await expect(steps).toContainText(text);
  }
});

test('the API reference leads to the description of the API without JavaScript', async ({
  page,
  site,
}) => {
  await page.goto(apiReference);
  const link = page.locator('.api-reference').getByRole('link', {name: 'openapi.yaml'});
  await expect(link).toBeVisible();
  const {status} = await site.ask((await link.getAttribute('href')) ?? '');
  expect(status).toBe(200);
});

for (const width of [390, 1280]) {
  test(`links lead from page to page at a width of ${width} without JavaScript`, async ({page}) => {
    await page.setViewportSize({width, height: 900});
    await page.goto('/');
    const seen = new Set<string>();
    const next = page.locator('.pagination-nav__link--next');
    for (;;) {
      const address = new URL(page.url()).pathname;
      expect(seen, 'the pages form no circle').not.toContain(address);
      seen.add(address);
      await expect(page.locator('article h1')).toBeVisible();
      if ((await next.count()) === 0) break;
      await next.click();
      await page.waitForURL((url) => url.pathname !== address);
    }
    expect([...seen].sort()).toEqual([...docsAddresses].sort());
  });
}

async function expectTextAndCode(page: Page): Promise<void> {
  await expect(page.locator('article h1')).toBeVisible();
  await expect(page.locator('.markdown p').first()).toBeVisible();
  const code = page.locator('article pre');
  const hidden = await code.evaluateAll((all) =>
    all.filter((one) => !one.checkVisibility()).map((one) => one.textContent?.slice(0, 60)),
  );
  expect(hidden, 'code that is hidden').toEqual([]);
}
