import {allPages} from '../../src/components/page/all-pages.ts';
import {docsAddresses, unknownAddress} from '../fixtures/site/addresses.ts';
import {expect, openInteractive, test} from '../fixtures/site/site-test.ts';

test.use({viewport: {width: 390, height: 844}});

const list = `#${allPages}`;

test.describe('without JavaScript, on a phone', () => {
  // What Chromium says of the status 404 of the page for an unknown address.
  test.use({javaScriptEnabled: false, expectedMessages: /^Failed to load resource.* 404 /});

  test('each page has a visible link to each page at its foot, and one to this list at its top', async ({
    page,
  }) => {
    for (const address of docsAddresses) {
      await page.goto(address);
      const links = page.locator(`${list} a`).filter({visible: true});
      const targets = await links.evaluateAll((all) => all.map((one) => one.getAttribute('href')));
      expect(targets.sort(), address).toEqual([...docsAddresses].sort());
      await expect(page.getByRole('link', {name: 'All pages'}), address).toBeInViewport();
    }
  });

  test('the link at the top leads to the list, and the list to a page', async ({page}) => {
    await page.goto('/clients');
    await page.getByRole('link', {name: 'All pages'}).click();
    const first = page.locator(list).getByRole('link', {name: 'Quick start'});
    await expect(first).toBeInViewport({ratio: 1});
    // Which takes that the bar at the top does not lie on it.
    await first.click();
    await expect(page).toHaveURL('/');
    await expect(page.locator('article h1')).toBeVisible();
  });

  test('nothing stands there that opens no menu, or leads to no list', async ({page}) => {
    for (const address of ['/clients', unknownAddress]) {
      await page.goto(address);
      await expect(page.locator('.navbar__toggle'), address).toBeHidden();
    }
    await expect(page.locator(list)).toHaveCount(0);
    await expect(page.getByRole('link', {name: 'All pages'})).toHaveCount(0);
  });
});

test('with JavaScript, a phone has the menu, and neither the list at the foot nor the link to it', async ({
  page,
}) => {
  await openInteractive(page, '/clients');
  await expect(page.locator('.navbar__toggle')).toBeVisible();
  await expect(page.getByRole('link', {name: 'All pages'})).toHaveCount(0);
  await expect(page.locator(`${list} a`).filter({visible: true})).toHaveCount(0);
});

test('a desktop has the list beside the page, and no link to it', async ({page}) => {
  await page.setViewportSize({width: 1280, height: 800});
  await openInteractive(page, '/clients');
  await expect(page.locator(list).getByRole('link', {name: 'Quick start'})).toBeInViewport();
  await expect(page.getByRole('link', {name: 'All pages'})).toHaveCount(0);
});
