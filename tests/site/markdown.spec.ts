import type {Page} from '@playwright/test';
import {markdownAddress} from '../../src/content/output/markdown-address.ts';
import {pageName} from '../../src/content/page/page.ts';
import {projectFiles} from '../../src/content/project-files.ts';
import {pageFiles} from '../../src/lint/check-project.ts';
import {problemList} from '../../src/lint/explain.ts';
import {projectRoot} from '../../src/machine/project.ts';
import {siteAddress} from '../../src/machine/site-address.ts';
import type {ReferenceServer} from '../../src/servers/reference-server.ts';
import {codeBlocks, linkedAddresses} from '../fixtures/markdown.ts';
import {expect, test} from '../fixtures/site/site-test.ts';

/** The code that a page shows, as its HTML has it. */
const codeOfPage = 'article pre code';

const {url, baseUrl} = siteAddress(process.env);

/** What the site itself is written in, which no reader should see. */
const traces = ['snippet=', 'unchecked=', 'varies=', '<Example', '<Claim', '<Tab', ':::', '{/*'];

/** The lines of the list of problem codes, which tell maintainers what to write. */
const aboutNotation = new Set(problemList().split('\n'));

const pages = pageFiles(projectFiles(projectRoot)).map((file) => {
  const address = pageName(file) === 'introduction' ? '/' : `/${pageName(file)}`;
  return {address, markdown: markdownAddress(address)};
});

test.describe('without scripts', () => {
  test.use({javaScriptEnabled: false});

  for (const {address, markdown} of pages) {
    test(`${markdown} has the code that ${address} has in its HTML, in the same order`, async ({
      site,
      page,
    }) => {
      const {body} = await site.ask(markdown);
      // Without scripts there is no diagram in the HTML.
      const blocks = codeBlocks(body).filter(({lang}) => lang !== 'mermaid');
      await page.goto(address);
      const shown = await codeInHtml(page);
      const what = `the code in ${markdown}; the HTML has what is expected`;
      expect(
        blocks.map(({value}) => value),
        what,
      ).toEqual(shown);
    });
  }
});

test('each page is served as Markdown, with nothing of the notation that it is written in', async ({
  site,
}) => {
  for (const {markdown} of pages) {
    const {status, headers, body} = await site.ask(markdown);
    expect(status, markdown).toBe(200);
    expect(headers['content-type'], markdown).toMatch(/^text\/(markdown|plain)/);
    expect(body, markdown).toMatch(/^# \S/);
    const text = body.split('\n').filter((line) => !aboutNotation.has(line));
    expect(
      traces.filter((trace) => text.join('\n').includes(trace)),
      markdown,
    ).toEqual([]);
  }
});

test('the links of the Markdown are whole addresses, and lead to what is there', async ({site}) => {
  for (const {markdown} of pages) {
    const addresses = linkedAddresses((await site.ask(markdown)).body);
    const parts = addresses.filter((address) => !/^https?:\/\//.test(address));
    expect(parts, markdown).toEqual([]);
    expect(await missing(site, addresses), markdown).toEqual([]);
  }
});

test('llms.txt names each page, and llms-full.txt has all of its Markdown', async ({site}) => {
  const addresses = linkedAddresses((await site.ask('/llms.txt')).body);
  const {body: full} = await site.ask('/llms-full.txt');
  for (const {markdown} of pages) {
    expect(addresses).toContain(`${url}${baseUrl}${markdown.slice(1)}`);
    const {body} = await site.ask(markdown);
    expect(full.includes(body), `llms-full.txt has the text of ${markdown}`).toBe(true);
  }
});

test('llms.txt is served as text, and its links lead to what is there', async ({site}) => {
  const {headers, body} = await site.ask('/llms.txt');
  expect(headers['content-type']).toMatch(/^text\/plain/);
  const addresses = linkedAddresses(body);
  expect(addresses.length).toBeGreaterThan(pages.length);
  expect(await missing(site, addresses)).toEqual([]);
});

/** The blocks of code in a page's HTML, those of hidden tabs too. */
function codeInHtml(page: Page): Promise<string[]> {
  return page.locator(codeOfPage).evaluateAll((blocks) =>
    blocks.map((block) => {
      for (const end of block.querySelectorAll('br')) end.replaceWith('\n');
      return (block.textContent ?? '').replace(/\n$/, '');
    }),
  );
}

/** The addresses on this site that it does not have. */
async function missing(site: ReferenceServer, addresses: readonly string[]): Promise<string[]> {
  const own = addresses.filter((address) => address.startsWith(url + baseUrl));
  const answers = own.map(async (address) => {
    const {pathname} = new URL(address);
    const {status} = await site.ask(`/${pathname.slice(baseUrl.length)}`);
    return status === 200 ? [] : [`${address} gets ${status}`];
  });
  return (await Promise.all(answers)).flat();
}
