import {readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {siteDirectory} from '../../src/records/built.ts';
import {withStub} from '../../src/servers/http/stub.ts';
import {
  apiAddresses,
  diagramCount,
  everyAddress,
  guide,
  unknownAddress,
} from '../fixtures/site/addresses.ts';
import {drawnDiagrams, expectDiagrams} from '../fixtures/site/diagrams.ts';
import {atRest, belowTheDiagram, firstLoads, windows} from '../fixtures/site/first-load.ts';
import {layoutShiftLimit} from '../fixtures/site/layout-shift.ts';
import {partByPart} from '../fixtures/site/part-by-part.ts';
import {mostScriptBytes, watchScripts} from '../fixtures/site/script-bytes.ts';
import {expect, openInteractive, test} from '../fixtures/site/site-test.ts';

const anchors = belowTheDiagram.map((anchor) => `${guide}${anchor}`);

/**
 * A long page, one that is shorter than a window, one with a panel, one as wide as its tables, an API, and one that is not
 * there.
 */
const oneOfEachKind = [
  guide,
  '/operate/checklist',
  '/operate/store-the-key',
  '/reference/configuration',
  ...apiAddresses.values(),
  unknownAddress,
];

const scriptFolder = path.join(siteDirectory, 'assets', 'js');

/** A sentence that mermaid holds, and no page. */
const inMermaid = 'Maximum text size in diagram exceeded';

for (const window of ['phone', 'desktop'] as const) {
  test(`each page loads little JavaScript, moves nothing and asks no other host on a ${window}`, async ({
    browser,
    site,
  }) => {
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

  test(`nothing moves on a ${window} while a page comes part by part`, async ({browser, site}) => {
    await withStub(partByPart(site.url), async (siteUrl) => {
      const asked = {siteUrl, addresses: oneOfEachKind, window};
      await firstLoads(browser, asked, (address, {layoutShift}) => {
        expect.soft(layoutShift, `${address}: layout shift`).toBeLessThan(layoutShiftLimit);
      });
    });
  });

  test(`the parts of the guide stay in place while the page loads on a ${window}`, async ({
    browser,
    site,
  }) => {
    const asked = {siteUrl: site.url, addresses: anchors, window};
    await firstLoads(browser, asked, (address, {scripts: {compressed}, layoutShift}) => {
      expect.soft(layoutShift, `${address}: layout shift`).toBeLessThan(layoutShiftLimit);
      expect
        .soft(compressed, `${address}: bytes of JavaScript`)
        .toBeLessThanOrEqual(mostScriptBytes);
    });
  });

  test(`the guide has its diagram from the start on a ${window}, and loads nothing of mermaid for it`, async ({
    ownPage: page,
  }) => {
    await page.setViewportSize(windows[window]);
    const scripts = watchScripts(page);
    await openInteractive(page, guide);
    await expectDiagrams(page, diagramCount(guide));
    await atRest(page);
    const first = scripts.urls();
    expect(await withMermaid(first), 'mermaid in the first load').toEqual([]);
    await drawnDiagrams(page).first().scrollIntoViewIfNeeded();
    await atRest(page);
    expect(scripts.urls(), 'scripts when the diagram is on the screen').toEqual(first);
  });
}

test('mermaid is known by a sentence of its scripts, which are there for other kinds of diagrams', async ({
  site,
}) => {
  const urls = builtScripts().map((name) => `${site.url}/assets/js/${name}`);
  expect(await withMermaid(urls)).not.toEqual([]);
});

for (const {scripts, name, isAsked} of [
  {scripts: 'what all pages share', name: /^main\./, isAsked: true},
  {scripts: 'the pages', name: /^[0-9a-f]{8}\./, isAsked: true},
  {scripts: 'the search, which few readers open', name: /^search\./, isAsked: false},
]) {
  test(`the browser is ${isAsked ? '' : 'not '}asked to compile while it loads the code of ${scripts}`, () => {
    const names = builtScripts().filter((script) => name.test(script));
    expect(names).not.toEqual([]);
    for (const script of names) {
      const text = readFileSync(path.join(scriptFolder, script), 'utf8');
      expect(text.startsWith('//# allFunctionsCalledOnLoad\n'), script).toBe(isAsked);
    }
  });
}

function builtScripts(): string[] {
  return readdirSync(scriptFolder).filter((name) => name.endsWith('.js'));
}

async function withMermaid(urls: readonly string[]): Promise<string[]> {
  const texts = await Promise.all(urls.map(async (url) => (await fetch(url)).text()));
  return urls.filter((_url, place) => texts[place]?.includes(inMermaid));
}
