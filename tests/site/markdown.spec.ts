import {markdownAddress} from '../../src/content/output/markdown-address.ts';
import {problemList} from '../../src/lint/explain.ts';
import {siteAddress} from '../../src/machine/site-address.ts';
import type {ReferenceServer} from '../../src/servers/reference-server.ts';
import {linkedAddresses} from '../fixtures/markdown.ts';
import {docsAddresses} from '../fixtures/site/addresses.ts';
import {expect, test} from '../fixtures/site/site-test.ts';

const {url, baseUrl} = siteAddress(process.env);

/** What the site itself is written in, which no reader should see. */
const traces = ['snippet=', 'unchecked=', 'varies=', '<Example', '<Claim', '<Tab', ':::', '{/*'];

/** The lines of the list of problem codes, which tell maintainers what to write. */
const aboutNotation = new Set(problemList().split('\n'));

/** The Markdown of each page. */
const markdowns = docsAddresses.map(markdownAddress);

test('each page is served as Markdown, with nothing of the notation that it is written in', async ({
  site,
}) => {
  for (const markdown of markdowns) {
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
  for (const markdown of markdowns) {
    const addresses = linkedAddresses((await site.ask(markdown)).body);
    const parts = addresses.filter((address) => !/^https?:\/\//.test(address));
    expect(parts, markdown).toEqual([]);
    expect(await missing(site, addresses), markdown).toEqual([]);
  }
});

test('llms.txt names each page, and llms-full.txt has all of its Markdown', async ({site}) => {
  const addresses = linkedAddresses((await site.ask('/llms.txt')).body);
  const {body: full} = await site.ask('/llms-full.txt');
  for (const markdown of markdowns) {
    expect(addresses).toContain(`${url}${baseUrl}${markdown.slice(1)}`);
    const {body} = await site.ask(markdown);
    expect(full.includes(body), `llms-full.txt has the text of ${markdown}`).toBe(true);
  }
});

test('llms.txt is served as text, and its links lead to what is there', async ({site}) => {
  const {headers, body} = await site.ask('/llms.txt');
  expect(headers['content-type']).toMatch(/^text\/plain/);
  const addresses = linkedAddresses(body);
  expect(addresses.length).toBeGreaterThan(markdowns.length);
  expect(await missing(site, addresses)).toEqual([]);
});

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
