import moved from '../../src/components/page/moved-addresses.json' with {type: 'json'};
import {movedAnchor} from '../../src/components/page/moved-anchor.ts';
import {readFrontMatter} from '../../src/content/page/front-matter.ts';
import {readPage} from '../../src/content/page/page.ts';
import {pageAddress} from '../../src/content/page/page-address.ts';
import {projectFiles} from '../../src/content/project-files.ts';
import {pageFiles} from '../../src/lint/check-project.ts';
import {projectRoot} from '../../src/machine/project.ts';
import oldAnchors from '../fixtures/site/old-anchors.json' with {type: 'json'};
import {expect, openInteractive, test} from '../fixtures/site/site-test.ts';

const files = projectFiles(projectRoot);

/** The anchors of each page, by its address. */
const anchors = new Map(
  pageFiles(files).map((file) => {
    const text = files.read(file) ?? '';
    const reading = readPage(file, text);
    const ids = reading.ok ? reading.page.anchors.map(({id}) => id) : [];
    return [pageAddress(file, readFrontMatter(text).frontMatter).path, new Set(ids)];
  }),
);

const movedPages: Readonly<Record<string, string>> = moved.pages;

for (const [address, ids] of Object.entries(oldAnchors)) {
  test(`every link to a part of ${address} that was ever right leads to that part`, () => {
    const landing = movedPages[address] ?? address;
    const lost = [];
    for (const id of ids) {
      const [page = '', anchor = ''] = (
        movedAnchor(moved.anchors, landing, id) ?? `${landing}#${id}`
      ).split('#');
      if (!anchors.get(page)?.has(anchor)) lost.push(`${id}: ${page} has no #${anchor}`);
    }
    expect(lost).toEqual([]);
  });
}

test('an old address leads to the page, and an old link to where its part stands now', async ({
  page,
}) => {
  await page.goto('/cors');
  await expect(page).toHaveURL(/\/fix\/cors-errors$/);
  await page.goto('/deploying#before-you-go-live');
  await expect(page).toHaveURL(/\/operate\/checklist#before-you-go-live$/);
  await page.goto('/authentication#env-file');
  await expect(page).toHaveURL(/\/operate\/store-the-key#env-file$/);
  await expect(page.locator('#env-file')).toBeInViewport();
});

for (const [from, to] of Object.entries(movedPages)) {
  test(`the Markdown of ${from} is the one of ${to}`, async ({request}) => {
    const [old, now] = await Promise.all([request.get(`${from}.md`), request.get(`${to}.md`)]);
    expect(old.status()).toBe(200);
    expect(await old.text()).toBe(await now.text());
  });
}

test('a link to a part that the page has stays there', async ({page}) => {
  await openInteractive(page, '/authentication#overview');
  await expect(page).toHaveURL(/\/authentication#overview$/);
});
