import path from 'node:path';
import type {Page} from '@playwright/test';
import {parse} from 'yaml';
import {apiServerOf, descriptionOf} from '../../src/content/api/api-server.ts';
import {readSnippet} from '../../src/content/code/snippet.ts';
import {withSettings} from '../../src/content/code/with-settings.ts';
import {type Page as PageParts, readPage} from '../../src/content/page/page.ts';
import {hasRequests} from '../../src/content/page/requests.ts';
import {projectFiles} from '../../src/content/project-files.ts';
import {pageFiles} from '../../src/lint/check-project.ts';
import {projectRoot} from '../../src/machine/project.ts';
import {addressOf, unknownAddress} from '../fixtures/site/addresses.ts';
import {panelOf} from '../fixtures/site/enter-settings.ts';
import {expectWholeOnPaper} from '../fixtures/site/on-paper.ts';
import {expect, openInteractive, test} from '../fixtures/site/site-test.ts';

const files = projectFiles(projectRoot);

// Each page is opened once for all that is asked of it as it is.
for (const file of pageFiles(files)) {
  const address = addressOf(file);

  test(`${address} shows what its source has, needs no sideways scrolling, and prints whole`, async ({
    page,
  }) => {
    const text = files.read(file) ?? '';
    const reading = readPage(file, text);
    if (!reading.ok) throw new Error(reading.problem.message);
    const response = await openInteractive(page, address);
    expect(response?.status()).toBe(200);
    await test.step('has its title, its claims and its code', () =>
      expectTitleClaimsAndCode(page, reading.page));
    await test.step('has one mark for each block with claims, named by how many were tested', () =>
      expectMarks(page));
    await test.step('has the panel for the own server where it has requests, and not otherwise', () =>
      expect(panelOf(page)).toHaveCount(hasRequests(file, text, files) ? 1 : 0));
    await test.step('has the buttons to try each of its examples', () =>
      expectTryItButtons(page, reading.page, apiServerOf(text)));
    await test.step('needs no sideways scrolling on a phone or a desktop', () =>
      expectNoSidewaysScrolling(page));
    await test.step('prints its text and its code whole, and nothing to click on', () =>
      expectWholeOnPaper(page, address));
  });

  test(`${address} has its text and code in the HTML, for readers without JavaScript`, async ({
    site,
  }) => {
    const {body} = await site.ask(address);
    expect(body).toContain('<h1>');
    expect(body).not.toContain('ReferenceError');
  });
}

test('an unknown address gets the 404 page with status 404', async ({site, browser}) => {
  const page = await browser.newPage({baseURL: site.url});
  const response = await page.goto(unknownAddress);
  expect(response?.status()).toBe(404);
  await expect(page).toHaveTitle(/^Page not found/);
  await expect(page.locator('h1')).toHaveText('There is no page at this address');
  await page.close();
});

/** All at once: a question for each claim and each block would take most of the time. */
async function expectTitleClaimsAndCode(page: Page, {claims, fences}: PageParts): Promise<void> {
  await expect(page.locator('article h1')).toHaveCount(1);
  const shown = await page
    .locator('.claim')
    .evaluateAll((all) => all.filter((claim) => claim.textContent?.trim()).map(({id}) => id));
  expect(shown, 'claims').toEqual(expect.arrayContaining(claims.map(({id}) => `claim-${id}`)));
  const blocks = await page.locator('pre code').evaluateAll((all) =>
    all.map((code) => {
      const {width, height} = code.getBoundingClientRect();
      const isShown = code.checkVisibility({visibilityProperty: true}) && width * height > 0;
      // Another tab of its block may be the chosen one.
      const isVisible = isShown || code.closest('[role="tabpanel"]') !== null;
      return {text: code.textContent ?? '', isVisible};
    }),
  );
  const {origin} = new URL(page.url());
  for (const {source, language} of fences) {
    if (source.kind !== 'snippet') continue;
    const snippet = readSnippet(source.reference, files);
    if (!snippet.ok) throw new Error(snippet.fault.message);
    // Until the reader enters an address, that of the page stands in the code.
    const [line = ''] = withSettings(snippet.text, language, {url: origin}).split('\n');
    const first = blocks.find(({text}) => text.includes(line));
    expect(first?.isVisible, `code of ${source.reference.file} is shown`).toBe(true);
  }
}

/** The number in the names of the marks is that of the claims that the blocks have. */
async function expectMarks(page: Page): Promise<void> {
  const [claims, named] = await page.evaluate(() => [
    document.querySelectorAll('.claim').length,
    [...document.querySelectorAll('.claim-mark .only-read')].map(
      (words) => words.firstChild?.textContent ?? '',
    ),
  ]);
  for (const words of named) expect(words).toMatch(/^\d+ statements?(?: |: )\w/);
  expect(named.reduce((sum, words) => sum + Number.parseInt(words, 10), 0)).toBe(claims);
}

async function expectTryItButtons(
  page: Page,
  {examples, fences}: PageParts,
  server: string | undefined,
): Promise<void> {
  const ofExamples = examples.filter(({component}) => component === 'Example');
  const sent = fences.flatMap((fence) =>
    fence.isSent && fence.source.kind === 'snippet'
      ? [{line: fence.line, name: path.basename(path.dirname(fence.source.reference.file))}]
      : [],
  );
  const labels = [...ofExamples, ...sent]
    .sort((one, other) => one.line - other.line)
    .map(({name}) => `Try the example ${name}`);
  const groups = page.getByRole('group', {name: /^Try the example/});
  const found = await groups.evaluateAll((all) =>
    all.map((group) => group.getAttribute('aria-label')),
  );
  const ofApi = server === undefined ? [] : sentOperations(server);
  expect(found.toSorted()).toEqual([...labels, ...ofApi].toSorted());
}

/** The labels of the operations of an API that change nothing and take nothing but the key. */
function sentOperations(server: string): string[] {
  const {paths} = parse(files.read(descriptionOf(server)) ?? '', {merge: true});
  const hasExample = ({parameters = []}) =>
    parameters.every((parameter) => !('in' in parameter) || 'example' in parameter);
  return Object.entries(paths).flatMap(([address, item]) => {
    const {get, ...common} = Object(item);
    if (!get || address === '/' || (address.includes('{') && !hasExample(common))) return [];
    const name = get.operationId.replaceAll(/[A-Z]/g, (one: string) => `-${one.toLowerCase()}`);
    return '$ref' in Object(common.parameters?.[0]) ? [] : [`Try the example ${name}`];
  });
}

async function expectNoSidewaysScrolling(page: Page): Promise<void> {
  for (const width of [360, 1280]) {
    await page.setViewportSize({width, height: 900});
    await expect(page.locator('article h1')).toBeVisible();
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow, `pixels beyond a width of ${width}`).toBeLessThanOrEqual(0);
  }
}
