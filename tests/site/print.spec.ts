import {clientLanguages} from '../../src/content/code/client-language.ts';
import {guide} from '../fixtures/site/addresses.ts';
import {expect, openInteractive, test} from '../fixtures/site/site-test.ts';
import {theLedger} from '../fixtures/site/the-ledger.ts';

// That each page prints whole is asked in pages.spec.ts, of the page that is open there.

test('the guide prints its clients in every language', async ({page}) => {
  await openInteractive(page, guide);
  await page.emulateMedia({media: 'print'});
  for (const {highlight, label} of clientLanguages) {
    const code = page.locator(`[data-example="list-agents"] .language-${highlight} pre`);
    await expect(code.first(), label).toBeVisible();
  }
});

test('the page of all claims prints the name of each', async ({page}) => {
  await page.goto('/about/how-it-is-checked');
  await page.emulateMedia({media: 'print'});
  const names = page.locator('.ledger-names > li').filter({visible: true});
  await expect(names).toHaveCount(theLedger().claims.length);
});
