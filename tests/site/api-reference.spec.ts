import {expect, openInteractive, test} from '../fixtures/site/site-test.ts';

test('the API reference shows every route with its answers, out of openapi.yaml', async ({
  page,
}) => {
  await openInteractive(page, '/api-reference');
  const operation = page.getByRole('button', {name: /GET.*\/api\/agents/i}).first();
  await operation.click();
  for (const status of ['200', '400', '401', '413', '429']) {
    await expect(page.locator('td.response-col_status', {hasText: status})).toBeVisible();
  }
  await expect(page.locator('.opblock')).toHaveCount(7);
});

test('the API reference is dark where the site is', async ({page}) => {
  await page.emulateMedia({colorScheme: 'dark'});
  await openInteractive(page, '/api-reference');
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
