import {readFileSync} from 'node:fs';
import path from 'node:path';
import type {Page} from '@playwright/test';
import {descriptionOf} from '../../src/content/api/api-server.ts';
import {clientLanguages} from '../../src/content/code/client-language.ts';
import {markdownAddress} from '../../src/content/output/markdown-address.ts';
import {projectRoot} from '../../src/machine/project.ts';
import {codeBlocks} from '../fixtures/markdown.ts';
import {
  apiAddresses,
  apiReference,
  diagramCount,
  docsAddresses,
  everyAddress,
  guide,
} from '../fixtures/site/addresses.ts';
import {expectDiagrams} from '../fixtures/site/diagrams.ts';
import {expect, test} from '../fixtures/site/site-test.ts';

// What Chromium says of the status 404 of the page for an unknown address.
test.use({javaScriptEnabled: false, expectedMessages: /^Failed to load resource.* 404 /});

/** Examples that a page shows in every language. */
const examples = [
  ['/clients', 'list-agents'],
  ['/operate/monitor', 'check-health'],
  ['/fix/cors-errors', 'preflight'],
  ['/reference/rate-limits', 'wait-and-retry'],
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

// Each page is opened once for all that is asked of it as it is.
for (const address of everyAddress) {
  const isOfDocs = docsAddresses.includes(address);
  const what = isOfDocs ? 'its text, all of its code, which is that of its Markdown,' : 'its title';

  test(`without JavaScript, ${address} shows ${what} and no control that does nothing`, async ({
    page,
    site,
  }) => {
    await page.goto(address);
    if (isOfDocs) await expectTextAndCode(page);
    await expect(page.locator('h1')).toBeVisible();
    const shown = await page
      .locator(idleControls)
      .filter({visible: true})
      .evaluateAll((all) => all.map((one) => one.getAttribute('aria-label') ?? one.outerHTML));
    expect(shown, 'controls that do nothing').toEqual([]);
    for (const [, example] of examples.filter(([at]) => at === address)) {
      await test.step(`shows the example ${example} in every language`, () =>
        expectEveryLanguage(page, example));
    }
    if (address === guide) {
      await test.step('shows its diagram', () => expectDiagrams(page, diagramCount(guide)));
      await test.step('tells in words what its diagram shows', () => expectWordsOfDiagram(page));
    }
    if (!isOfDocs) return;
    await test.step('has the code of its Markdown, in the same order', async () => {
      const {body} = await site.ask(markdownAddress(address));
      // A diagram is in the HTML as a drawing, and not as code.
      const blocks = codeBlocks(body).filter(({lang}) => lang !== 'mermaid');
      const inMarkdown = blocks.map(({value}) => value);
      expect(inMarkdown, 'the code; the HTML has what is expected').toEqual(await codeInHtml(page));
    });
  });
}

for (const [server, address] of apiAddresses) {
  test(`the API reference leads to ${address} without JavaScript, and that to its description`, async ({
    page,
    site,
  }) => {
    await page.goto(apiReference);
    await page.locator(`.api-reference a[href="${address}"]`).click();
    await expect(page.locator('article h1')).toBeVisible();
    const file = descriptionOf(server);
    const article = page.getByRole('article');
    const link = article.getByRole('link', {name: path.basename(file), exact: true});
    const {body} = await site.ask((await link.getAttribute('href')) ?? '');
    expect(body).toBe(readFileSync(path.join(projectRoot, file), 'utf8'));
  });
}

test('links lead from page to page without JavaScript, on a phone and on a desktop', async ({
  page,
}) => {
  await page.goto('/');
  const seen = new Set<string>();
  const next = page.locator('.pagination-nav__link--next');
  for (;;) {
    const address = new URL(page.url()).pathname;
    expect(seen, 'the pages form no circle').not.toContain(address);
    seen.add(address);
    const isLast = (await next.count()) === 0;
    for (const width of [390, 1280]) {
      await page.setViewportSize({width, height: 900});
      await expect(page.locator('article h1')).toBeVisible();
      // All that a click needs; the link is the same at both widths.
      if (!isLast) await next.click({trial: true});
    }
    if (isLast) break;
    await next.click();
    await page.waitForURL((url) => url.pathname !== address);
  }
  expect([...seen].sort()).toEqual([...docsAddresses].sort());
});

async function expectEveryLanguage(page: Page, example: string): Promise<void> {
  for (const {highlight, label} of clientLanguages) {
    const code = page.locator(`[data-example="${example}"] .language-${highlight} pre`);
    await expect(code.first(), label).toBeVisible();
  }
}

async function expectWordsOfDiagram(page: Page): Promise<void> {
  const steps = page.locator('.diagram-text > ol');
  await expect(steps).toBeVisible();
  for (const text of ['Validate X-API-KEY', '200 OK and data', '401 Unauthorized']) {
    await expect(steps).toContainText(text);
  }
}

async function expectTextAndCode(page: Page): Promise<void> {
  await expect(page.locator('article h1')).toBeVisible();
  await expect(page.locator('.part > p').first()).toBeVisible();
  // What older releases do in place of a documented value is for readers who choose them, which takes a script.
  const code = page.locator(
    `article pre:not(.for-server:not([data-newest]) pre, ${otherShells} pre)`,
  );
  const hidden = await code.evaluateAll((all) =>
    all.filter((one) => !one.checkVisibility()).map((one) => one.textContent?.slice(0, 60)),
  );
  expect(hidden, 'code that is hidden').toEqual([]);
}

/** The panels that have the same command as the one for the first shell, until the reader's own values are in it. */
const otherShells = ':is([data-tab="powershell"], [data-tab="cmd"])';

/** The blocks of code in a page's HTML, those of hidden tabs too. */
function codeInHtml(page: Page): Promise<string[]> {
  return page.locator(`article pre:not(${otherShells} pre) code`).evaluateAll((blocks) =>
    blocks.map((block) => {
      for (const end of block.querySelectorAll('br')) end.replaceWith('\n');
      return (block.textContent ?? '').replace(/\n$/, '');
    }),
  );
}
