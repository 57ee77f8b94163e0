import {guide} from '../fixtures/site/addresses.ts';
import {drawDiagrams, drawnDiagrams} from '../fixtures/site/diagrams.ts';
import {expect, openInteractive, test} from '../fixtures/site/site-test.ts';

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the authentication flow is drawn in ${colorScheme} mode`, async ({page}) => {
    test.slow();
    await page.emulateMedia({colorScheme});
    await openInteractive(page, guide);
    await drawDiagrams(page, 1);
    const diagram = drawnDiagrams(page);
    await expect(diagram).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme);
    for (const text of [
      'Client',
      'Server',
      'API Endpoint',
      '200 OK and data',
      '401 Unauthorized',
    ]) {
      await expect(diagram.getByText(text, {exact: true}).first(), text).toBeVisible();
    }
    await expect(page.getByText('Syntax error')).toHaveCount(0);
  });
}
