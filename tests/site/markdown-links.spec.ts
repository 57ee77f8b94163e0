import {expect, openInteractive, test} from '../fixtures/site/site-test.ts';

const button = {name: 'Copy page as Markdown'};

test.describe('with the clipboard', () => {
  test.use({permissions: ['clipboard-read', 'clipboard-write']});

  for (const withItems of [true, false]) {
    const what = withItems ? 'items' : 'texts only';
    test(`a reader copies a page as Markdown, where the clipboard takes ${what}`, async ({
      ownPage: page,
      site,
    }) => {
      if (!withItems) await page.addInitScript('delete window.ClipboardItem');
      await openInteractive(page, '/authentication');
      await page.getByRole('button', button).click();
      await expect(page.getByRole('status').getByText('Copied')).toBeVisible();
      const copied = await page.evaluate(() => navigator.clipboard.readText());
      expect(copied).toBe((await site.ask('/authentication.md')).body);
    });
  }
});

test('a reader is told what to do where the page cannot be copied', async ({ownPage: page}) => {
  await page.addInitScript(
    "Object.defineProperty(navigator, 'clipboard', {value: undefined, configurable: true})",
  );
  await openInteractive(page, '/authentication');
  await page.getByRole('button', button).click();
  await expect(page.getByText('Open “View as Markdown” and copy the text there.')).toBeVisible();
});

test.describe('without scripts', () => {
  test.use({javaScriptEnabled: false});

  for (const [address, markdown] of [
    ['/', '/index.md'],
    ['/authentication', '/authentication.md'],
  ] as const) {
    test(`${address} names its Markdown in its head, and links to it`, async ({page}) => {
      await page.goto(address);
      const alternate = page.locator('head link[rel="alternate"][type="text/markdown"]');
      await expect(alternate).toHaveAttribute('href', markdown);
      const link = page.getByRole('link', {name: 'View as Markdown'});
      await expect(link).toHaveAttribute('href', markdown);
    });
  }

  test('a reader sees no button that does nothing', async ({page}) => {
    await page.goto('/authentication');
    await expect(page.getByRole('link', {name: 'View as Markdown'})).toBeVisible();
    await expect(page.getByRole('button', button)).toBeHidden();
  });
});
