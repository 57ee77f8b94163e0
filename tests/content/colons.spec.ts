import {expect, test} from '@playwright/test';
import {toString as textOf} from 'mdast-util-to-string';
import remarkDirective from 'remark-directive';
import remarkParse from 'remark-parse';
import {unified} from 'unified';
import {pageMarkdown} from '../../src/content/output/markdown.ts';
import {searchRecords} from '../../src/content/output/search-records.ts';
import {readPage} from '../../src/content/page/page.ts';
import {formatProblem} from '../../src/content/problem.ts';
import {withoutInlineDirectives} from '../../src/content/syntax/inline-directives.ts';
import {parser} from '../../src/content/syntax/parser.ts';
import {checkProject} from '../../src/lint/check-project.ts';
import {lines, memoryFiles} from '../fixtures/memory-files.ts';

/** Texts with colons, each with the anchor of a heading that it is. */
const texts: [string, string][] = [
  ['localhost:5173', 'localhost5173'],
  ['at 9:30', 'at-930'],
  ['Error:401', 'error401'],
  [':name alone', 'name-alone'],
  ['a :name in the middle', 'a-name-in-the-middle'],
  ['redis://user:pass@host:6379', 'redisuserpasshost6379'],
  ['key:value, key:other', 'keyvalue-keyother'],
  ['12:100:3', '121003'],
  [':warning: here', 'warning-here'],
  [':rocket:', 'rocket'],
  ['C:path', 'cpath'],
  ['::1 and ::ffff:127.0.0.1', '1-and-ffff127001'],
  ['see:[label]', 'seelabel'],
  ['note:name(x)', 'notenamex'],
];

for (const [text, anchor] of texts) {
  test(`the colon of "${text}" stays in prose, headings, tables, links and claims`, () => {
    const page = lines(
      `Before ${text} after.`,
      '',
      `## ${text}`,
      '',
      `- item ${text}`,
      '',
      '| a | b |',
      '| - | - |',
      `| x | cell ${text} |`,
      '',
      `[link ${text}](page.mdx) and <Claim id="a">the ${text} claim</Claim>.`,
    );
    const root = parser.parse(page);
    const records = searchRecords(root, {
      title: 'Page',
      description: 'About.',
      path: '/page',
      slug: () => anchor,
    });
    expect(records.map((record) => record.text)).toEqual([
      `Before ${text} after.`,
      `item ${text}\na | b\nx | cell ${text}\nlink ${text} and the ${text} claim.`,
    ]);
    expect(records[1]?.section).toBe(text);

    const reading = readPage('docs/page.mdx', page);
    if (!reading.ok) throw new Error(formatProblem(reading.problem));
    expect(reading.page.claims.map(({statement}) => statement)).toEqual([
      `link ${text} and the ${text} claim.`,
    ]);
    expect(reading.page.anchors.map(({id}) => id)).toEqual([anchor, 'claim-a']);

    const site = {root: 'http://x/', pages: new Map([['docs/page.mdx', 'http://x/page']])};
    const plain = pageMarkdown('docs/page.mdx', memoryFiles({'docs/page.mdx': page}), site);
    expect(textOf(unified().use(remarkParse).parse(plain))).toContain(text);
  });
}

test('a line that begins with two colons is a line of text', () => {
  const page = lines('::leaf[label]', '', '::1');
  const root = parser.parse(page);
  expect(root.children.map((node) => [node.type, textOf(node)])).toEqual([
    ['paragraph', '::leaf[label]'],
    ['paragraph', '::1'],
  ]);
});

test('the bundler reads colons as the checker does, and notes as it did', () => {
  const bundler = unified().use(remarkParse).use(remarkDirective).use(withoutInlineDirectives);
  const page = lines(':::note[At 9:30]', '', 'Go to localhost:5173.', '', ':::', '', '::leaf');
  const root = bundler.parse(page);
  expect(root.children.map(({type}) => type)).toEqual(['containerDirective', 'paragraph']);
  expect(textOf(root)).toBe('At 9:30Go to localhost:5173.::leaf');
});

test('a word behind a colon is held against the code at its place', async () => {
  const {problems} = await checkProject(
    memoryFiles({'docs/page.mdx': 'Set it as name:SERVER_PRT here.\n'}),
    {
      vocabulary: {
        variables: new Set(['SERVER_PORT']),
        headers: new Set(),
        statuses: new Set(),
        paths: new Set(),
        routes: () => true,
      },
    },
  );
  expect(problems.map(formatProblem)).toEqual([
    expect.stringContaining('docs/page.mdx:1:16 unknown-variable'),
  ]);
});

const notes: {what: string; page: string[]; problems: string[]}[] = [
  {
    what: 'a note whose title stands outside of brackets',
    page: [':::warning Always on', '', 'Text.', '', ':::'],
    problems: [
      'docs/page.mdx:1:1 admonition the site would print ":::warning Always on" as it stands, and no note. Write :::warning[Always on] in a line of its own, with an empty line before it.',
      'docs/page.mdx:5:1 admonition the site would print ":::" as it stands, and no note. Write what it ends above it as :::note, or remove it.',
    ],
  },
  {
    what: 'a note that does not end',
    page: ['Text.', '', '- item', '', ':::tip', '', 'Text.'],
    problems: [
      'docs/page.mdx:5:1 admonition this note does not end: write ::: in a line of its own below it.',
    ],
  },
  {
    what: 'notes of each kind, in lists and quotes, with and without titles',
    page: [
      ':::note',
      'Text.',
      ':::',
      '',
      '> :::tip[Title]',
      '> Text.',
      '> :::',
      '',
      '- a',
      '',
      '  ::::danger',
      '',
      '  :::info',
      '  Text.',
      '  :::',
      '',
      '  ::::',
    ],
    problems: [],
  },
];

for (const {what, page, problems} of notes) {
  test(`${problems.length === 0 ? 'nothing is said of' : 'named in one line:'} ${what}`, async () => {
    const check = await checkProject(memoryFiles({'docs/page.mdx': lines(...page)}));
    expect(check.problems.map(formatProblem)).toEqual(problems);
  });
}
