import {expect, test} from '@playwright/test';
import {valuesOf} from '../../src/content/claim/claim.ts';
import {readPage} from '../../src/content/page/page.ts';
import {bodyOf, rewriteFences} from '../../src/update/rewrite-fence.ts';
import {lines} from '../fixtures/memory-files.ts';

interface Case {
  what: string;
  page: string[];
  observed: string;
  /** The page after it; `undefined` where the block shows no output. */
  after: string[] | undefined;
}

const cases: Case[] = [
  {
    what: 'JSON stays on one line, in the style of the pages',
    page: ['```json', '{"a": 1}', '```'],
    observed: '{"b":[1,{"c":null}],"d":"x:y,z"}',
    after: ['```json', '{"b": [1, {"c": null}], "d": "x:y,z"}', '```'],
  },
  {
    what: 'JSON on several lines stays so',
    page: ['```json', '{', '  "a": 1', '}', '```'],
    observed: '{"a":2}',
    after: ['```json', '{', '  "a": 2', '}', '```'],
  },
  {
    what: 'what varies keeps the sample of the page',
    page: ['```text varies="log-time"', '[2024-01-15 10:23:45] WARN: one', '```'],
    observed: '[2031-12-31 23:59:59] WARN: two',
    after: ['```text varies="log-time"', '[2024-01-15 10:23:45] WARN: two', '```'],
  },
  {
    what: 'another number of lines moves what stands below',
    page: ['```text', 'one', 'two', '```'],
    observed: 'three\n\nfour\nfive',
    after: ['```text', 'three', '', 'four', 'five', '```'],
  },
  {
    what: 'a block in a list keeps its indentation',
    page: ['- Item', '', '  ```text', '  one', '  ```'],
    observed: 'two\n\n  three',
    after: ['- Item', '', '  ```text', '  two', '', '    three', '  ```'],
  },
  {
    what: 'a text with fence marks in it gets longer ones around it',
    page: ['```text', 'one', '```'],
    observed: 'two\n```\nthree',
    after: ['````text', 'two', '```', 'three', '````'],
  },
  {
    what: 'a command is no output',
    page: ['```bash', 'npm start', '```'],
    observed: 'rm -rf x',
    after: undefined,
  },
  {
    what: 'a text in the place of JSON is none',
    page: ['```json', '{}', '```'],
    observed: 'no Content-Type',
    after: undefined,
  },
];

for (const {what, page, observed, after} of cases) {
  test(`in a fenced block, ${what}`, () => {
    const text = pageWith(page);
    const block = blockOf(text);
    const body = bodyOf(text, block, observed);
    const rewritten = body === undefined ? undefined : rewriteFences(text, [{block, body}]);
    expect(rewritten).toBe(after && pageWith(after));
    // What a reader of the page finds there is what was put there.
    if (rewritten !== undefined) expect(blockOf(rewritten).text).toBe(body);
  });
}

function pageWith(block: string[]): string {
  return lines('Before.', '', '<Claim id="a">', '', ...block, '', '</Claim>', '', 'After.');
}

function blockOf(text: string) {
  const result = readPage('docs/page.mdx', text);
  const [claim] = result.ok ? result.page.claims : [];
  const block = claim && valuesOf(claim).find(({kind}) => kind === 'block');
  if (!block) throw new Error(`There is no block in:\n${text}`);
  return block;
}
