import type {Page} from '@playwright/test';
import textFacePlugin from '../../src/docusaurus/text-face-plugin.ts';
import {guide} from '../fixtures/site/addresses.ts';
import {drawnFaces} from '../fixtures/site/drawn-faces.ts';
import {atRest, windows} from '../fixtures/site/first-load.ts';
import {layoutShiftLimit, watchLayoutShift} from '../fixtures/site/layout-shift.ts';
import {expect, openInteractive, test} from '../fixtures/site/site-test.ts';

/** Plain text, bold text, the list of pages, and a button. */
const texts = ['.part > p', '.markdown li strong', '.menu__link', '[role="tab"]'];

/** Longer than a browser waits for a face before it draws the text. */
const late = 2000;

test('text is drawn in the face that the site ships, bold text too: one file, which a browser keeps', async ({
  ownPage: page,
}) => {
  const files = new Map<string, string>();
  page.on('response', (response) => {
    if (response.request().resourceType() !== 'font') return;
    files.set(new URL(response.url()).pathname, response.headers()['cache-control'] ?? '');
  });
  await openInteractive(page, guide);
  // On a slow machine it may have come too late for the first page.
  await expect(async () => {
    await page.reload();
    for (const text of texts) {
      const faces = await drawnFaces(page, text);
      expect(faces, text).toHaveLength(1);
      expect(faces[0]?.familyName, text).toMatch(/^Source Sans 3/);
      expect(faces[0]?.isCustomFont, text).toBe(true);
    }
  }).toPass();
  expect([...files.keys()], 'files of faces').toEqual([
    expect.stringMatching(/^\/assets\/fonts\/source-sans-3\.[\da-f]{8}\.woff2$/),
  ]);
  expect([...files.values()]).toEqual(['public, max-age=31536000, immutable']);
  const asked = page.locator('link[rel="preload"][as="font"]');
  await expect(asked, 'asked for in the head').toHaveAttribute('href', [...files.keys()][0] ?? '');
});

for (const window of ['phone', 'desktop'] as const) {
  test(`nothing moves on a ${window} when the face of the text comes late, and the text stands where it would`, async ({
    ownPage: page,
    browser,
    baseURL,
  }) => {
    await page.setViewportSize(windows[window]);
    const layoutShift = await watchLayoutShift(page);
    await delayFaces(page);
    const came = page.waitForEvent('requestfinished', (request) => isFace(request.url()));
    await openInteractive(page, guide);
    await came;
    await atRest(page);
    expect(await layoutShift(), 'layout shift').toBeLessThan(layoutShiftLimit);
    const [standIn] = await drawnFaces(page, '.part > p');
    expect(standIn?.isCustomFont, 'a face that came late is for the next page').toBe(false);
    if (!(await hasStandIn(page))) return;

    const other = await browser.newPage({baseURL: baseURL ?? '', viewport: windows[window]});
    await expect(async () => {
      await openInteractive(other, guide);
      expect((await drawnFaces(other, '.part > p'))[0]?.isCustomFont).toBe(true);
    }).toPass();
    expect(await placesOfText(page)).toEqual(await placesOfText(other));
    await other.close();
  });
}

test('a site below another address has its face there, too', () => {
  const {injectHtmlTags} = textFacePlugin({baseUrl: '/keys/'});
  const tags = JSON.stringify(injectHtmlTags?.({content: undefined}));
  const addresses = [...tags.matchAll(/[^"\\]*\.woff2/g)].map(([address]) => address);
  expect(addresses).toHaveLength(2);
  for (const address of addresses) expect(address).toMatch(/^\/keys\/assets\/fonts\//);
});

function isFace(url: string): boolean {
  return url.endsWith('.woff2');
}

async function delayFaces(page: Page): Promise<void> {
  await page.route(
    (url) => isFace(url.pathname),
    async (route) => {
      await new Promise((resolve) => setTimeout(resolve, late));
      await route.continue();
    },
  );
}

/** Whether this machine has a face that is as wide as the one of the site, and not only some other one. */
function hasStandIn(page: Page): Promise<boolean> {
  return page.evaluate(() =>
    new FontFace('probe', 'local("Arial"), local("Liberation Sans"), local("Roboto")')
      .load()
      .then(() => true)
      .catch(() => false),
  );
}

/** Where the first lines of the first paragraphs stand, and how high these paragraphs are, in whole pixels. */
function placesOfText(page: Page): Promise<[number, number][]> {
  return page.locator('.part > p').evaluateAll((paragraphs) =>
    paragraphs.slice(0, 4).map((paragraph): [number, number] => {
      const range = document.createRange();
      range.selectNodeContents(paragraph);
      const top = (range.getClientRects()[0]?.top ?? 0) + scrollY;
      return [Math.round(top), Math.round(paragraph.getBoundingClientRect().height)];
    }),
  );
}
