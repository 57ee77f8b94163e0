import {expect, test} from '@playwright/test';
import type {Root} from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import {unified} from 'unified';
import {visit} from 'unist-util-visit';
import type {CheckRecord, ClaimRecord} from '../../src/content/claim/record.ts';
import {expand} from '../../src/content/output/expand.ts';
import {attribute, isElement} from '../../src/content/syntax/element.ts';
import {exampleFiles, lines, memoryFiles} from '../fixtures/memory-files.ts';

const parser = unified().use(remarkParse).use(remarkMdx).use(remarkGfm);

interface Case {
  what: string;
  /** What the page says in the claim. */
  says: string;
  /** What the last run compared. */
  documented: string[];
  /** Whether the check held, and so had compared everything. */
  isWhole?: boolean;
}

const table = lines('', '', '| Header | Value |', '| --- | --- |', '| `A` | `1` |', '');
const list = lines('', '', '- the `A` header', '- `B`', '');
const diagram = lines(
  '',
  '```mermaid',
  'sequenceDiagram',
  '    participant A as Client',
  '    participant B',
  '    A->>B: ask',
  '    alt Valid key',
  '        B-->>A: yes',
  '    end',
  '```',
);
const diagramSource = diagram.split('\n').slice(2, -2).join('\n');

const shown: readonly Case[] = [
  {what: 'what it says now was compared', says: '`A` and `B`', documented: ['A', 'B']},
  {what: 'all of its text was compared', says: 'not\nlimited', documented: ['not limited']},
  {what: 'the text around its code was compared', says: 'no `A`', documented: ['no A']},
  {what: 'the cells of its table were compared', says: table, documented: ['A', '1']},
  {what: 'an item was compared with the code in it', says: list, documented: ['the A header', 'B']},
  {
    what: 'the parts of its diagram were compared',
    says: diagram,
    documented: ['Client', 'B', 'Valid key', 'Client->>B: ask', 'B-->>Client: yes', diagramSource],
  },
  {
    what: 'a drift ended the check before it compared all',
    says: '`A` and `B`',
    documented: ['A'],
    isWhole: false,
  },
  {what: 'the check failed at once', says: '`A`', documented: [], isWhole: false},
];

const hidden: readonly Case[] = [
  {what: 'its value is another one now', says: '`B`', documented: ['A']},
  {what: 'a value came to it', says: '`A` and `B`', documented: ['A']},
  {what: 'a value went from it', says: '`A`', documented: ['A', 'B']},
  {what: 'its text is another one now', says: 'limited', documented: ['not limited']},
  {what: 'a cell is another one now', says: table, documented: ['A', '2']},
  {what: 'an arrow came to its diagram', says: diagram, documented: ['Client', 'A->>B: ask']},
  {what: 'the value that drifted went', says: '`B`', documented: ['A'], isWhole: false},
];

for (const {what, says, documented, isWhole = true} of shown) {
  test(`a claim shows its record where ${what}`, () => {
    const record = {documented, isWhole, mark: 'the mark'};
    expect(attributesOf('Claim', claimed(says), {'page/a': record})).toEqual(['the mark']);
  });
}

for (const {what, says, documented, isWhole = true} of hidden) {
  test(`a claim shows no record where ${what}`, () => {
    const record = {documented, isWhole, mark: 'the mark'};
    expect(attributesOf('Claim', claimed(says), {'page/a': record})).toEqual([undefined]);
  });
}

test('a claim shows no record of another claim, or of a claim of that name on another page', () => {
  const record = {documented: ['A'], isWhole: true, mark: 'the mark'};
  const records = {'page/b': record, 'other/a': record};
  expect(attributesOf('Claim', claimed('`A`'), records)).toEqual([undefined]);
});

test('the components of the record get it, and nothing where there is none', () => {
  const page = lines('<Ledger />', '', '<MutationScores />');
  expect(attributesOf('Ledger', page, {})).toEqual(['all claims']);
  expect(attributesOf('MutationScores', page, {})).toEqual(['both scores']);
  expect(attributesOf('Ledger', page, undefined)).toEqual([undefined]);
  expect(attributesOf('MutationScores', page, undefined)).toEqual([undefined]);
});

test('the component of a benchmark gets what was measured, and another one nothing', () => {
  const page = lines('<ServerRates />', '', '<KeyTiming />');
  expect(attributesOf('ServerRates', page, undefined)).toEqual(['the rates']);
  expect(attributesOf('KeyTiming', page, undefined)).toEqual([undefined]);
});

test('a claim around a block stands in a block', () => {
  const page = lines(
    'Text with <Claim id="a">`A`</Claim>.',
    '',
    '<Claim id="b">',
    table,
    '</Claim>',
  );
  expect(attributesOf('Claim', page, {}, 'as')).toEqual([undefined, 'div']);
});

test('an example gets the request that the page can send, also with one client, and an output none', () => {
  const page = lines(
    '<Example name="list" />',
    '',
    '<Example name="list" client="python" />',
    '',
    '<ExampleOutput name="list" />',
  );
  const request = JSON.stringify({method: 'GET', path: '/it', headers: {}});
  expect(attributesOf('Example', page, undefined, 'request')).toEqual([
    request,
    request,
    undefined,
  ]);
});

function claimed(content: string): string {
  return content.startsWith('\n')
    ? lines('<Claim id="a">', content, '</Claim>')
    : lines(`Text with <Claim id="a">${content}</Claim>.`);
}

/** An attribute of each component of that name, after the page was expanded. */
function attributesOf(
  component: string,
  page: string,
  claims: Record<string, ClaimRecord> | undefined,
  name = 'record',
): (string | undefined)[] {
  const root: Root = parser.parse(page);
  const record: CheckRecord | undefined = claims && {
    claims: new Map(Object.entries(claims)),
    ledger: 'all claims',
    scores: 'both scores',
  };
  const measured = new Map([['ServerRates', 'the rates']]);
  expand(root, {
    file: 'docs/page.mdx',
    files: memoryFiles(exampleFiles('list')),
    record,
    measured,
    texts: new Map(),
  });
  const values: (string | undefined)[] = [];
  visit(root, (node) => {
    if (isElement(node, component)) values.push(attribute(node, name));
  });
  return values;
}
