import {readSnippet} from '../../src/content/code/snippet.ts';
import {readPage} from '../../src/content/page/page.ts';
import {projectFiles} from '../../src/content/project-files.ts';
import {pageFiles} from '../../src/lint/check-project.ts';
import {projectRoot} from '../../src/machine/project.ts';
import {addressOf, unknownAddress} from '../fixtures/site/addresses.ts';
import {expect, openInteractive, test} from '../fixtures/site/site-test.ts';

const files = projectFiles(projectRoot);

for (const file of pageFiles(files)) {
  const address = addressOf(file);

  test(`${address} renders its title, its claims and its code, and needs no sideways scrolling`, async ({
    page,
  }) => {
    const reading = readPage(file, files.read(file) ?? '');
    if (!reading.ok) throw new Error(reading.problem.message);
    const response = await openInteractive(page, address);
    expect(response?.status()).toBe(200);
    await expect(page.locator('article h1')).toHaveCount(1);
    for (const {id} of reading.page.claims) {
      await expect(page.locator(`[id="claim-${id}"]`), `claim ${id}`).not.toBeEmpty();
    }
    for (const {source} of reading.page.fences) {
      if (source.kind !== 'snippet') continue;
      const snippet = readSnippet(source.reference, files);
      if (!snippet.ok) throw new Error(snippet.fault.message);
      const code = page.locator('pre code').filter({hasText: snippet.text.split('\n')[0] ?? ''});
      await expect(code.first(), `code of ${source.reference.file}`).toBeVisible();
    }
    await test.step('needs no sideways scrolling on a phone or a desktop', async () => {
      for (const width of [360, 1280]) {
        await page.setViewportSize({width, height: 900});
        await expect(page.locator('article h1')).toBeVisible();
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(overflow, `pixels beyond a width of ${width}`).toBeLessThanOrEqual(0);
      }
    });
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
  await expect(page.locator('h1')).toHaveText('There is no page at this address');
  await page.close();
});
