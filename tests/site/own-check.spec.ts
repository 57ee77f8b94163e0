import {guide} from '../fixtures/site/addresses.ts';
import {openInteractive} from '../fixtures/site/site-test.ts';
import {theEntry} from '../fixtures/site/the-ledger.ts';
import {expect, expectStatus, press, test} from '../fixtures/site/try-it-test.ts';

test("a note of one harmless request sends it to the reader's server, and shows both sides", async ({
  page,
}) => {
  await openInteractive(page, guide);
  const note = page.locator('.claim-note', {
    has: page.locator('[data-claim="refusal-status"]'),
  });
  await page
    .locator(`[popovertarget="${await note.getAttribute('id')}"]`)
    .first()
    .click();
  await expect(note).toContainText(theEntry('authentication/refusal-status').documented[0] ?? '');
  const check = note.getByRole('group', {name: 'Check on your server: refusal status'});
  await press(check, 'Check on my server');
  await expectStatus(check, '401 Unauthorized');
  await expect(note).toBeVisible();
});
