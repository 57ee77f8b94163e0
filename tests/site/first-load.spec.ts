import {everyAddress, guide} from '../fixtures/site/addresses.ts';
import {drawDiagrams, drawnDiagrams} from '../fixtures/site/diagrams.ts';
import {atRest, belowTheDiagram, firstLoads, windows} from '../fixtures/site/first-load.ts';
import {layoutShiftLimit} from '../fixtures/site/layout-shift.ts';
import {mostScriptBytes, watchScripts} from '../fixtures/site/script-bytes.ts';
import {expect, openInteractive, test} from '../fixtures/site/site-test.ts';

const anchors = belowTheDiagram.map((anchor) => `${guide}${anchor}`);

/** A sentence that mermaid holds, and no page. */
const inMermaid = 'Maximum text size in diagram exceeded';

for (const window of ['phone', 'desktop'] as const) {
  test(`each page loads little JavaScript, moves nothing and asks no other host on a ${window}`, async ({
    browser,
    site,
  }) => {
    test.setTimeout(300_000);
    const asked = {siteUrl: site.url, addresses: everyAddress, window};
    await firstLoads(browser, asked, (address, {scripts, layoutShift, elsewhere}) => {
      // Soft, so that one page says nothing of the others.
      expect.soft(elsewhere, `${address}: requests to other hosts`).toEqual([]);
      expect.soft(layoutShift, `${address}: layout shift`).toBeLessThan(layoutShiftLimit);
      expect.soft(scripts.files, `${address}: scripts`).toBeGreaterThan(0);
      const {compressed} = scripts;
      expect
        .soft(compressed, `${address}: bytes of JavaScript`)
        .toBeLessThanOrEqual(mostScriptBytes);
    });
  });

  test(`the parts of the guide stay in place while the page loads on a ${window}`, async ({
    browser,
    site,
  }) => {
    test.setTimeout(180_000);
    const asked = {siteUrl: site.url, addresses: anchors, window};
    await firstLoads(browser, asked, (address, {layoutShift}) => {
      expect.soft(layoutShift, `${address}: layout shift`).toBeLessThan(layoutShiftLimit);
    });
  });

  test(`the guide loads mermaid when its diagram comes near the screen of a ${window}, and not before`, async ({
    ownPage: page,
  }) => {
    test.slow();
    await page.setViewportSize(windows[window]);
    const scripts = watchScripts(page);
    await openInteractive(page, guide);
    await atRest(page);
    expect(await withMermaid(scripts.urls()), 'mermaid before the diagram is near').toEqual([]);
    await expect(drawnDiagrams(page)).toHaveCount(0);
    await drawDiagrams(page, 1);
    expect(await withMermaid(scripts.urls()), 'mermaid for the diagram').not.toEqual([]);
  });
}

async function withMermaid(urls: readonly string[]): Promise<string[]> {
  const texts = await Promise.all(urls.map(async (url) => (await fetch(url)).text()));
  return urls.filter((_url, place) => texts[place]?.includes(inMermaid));
}
