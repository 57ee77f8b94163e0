import {expect, test} from '@playwright/test';
import {readPage} from '../../src/content/page/page.ts';
import {lines} from '../fixtures/memory-files.ts';

/** The sentences of a page, as `line:column text`. */
function sentences(...page: string[]): string[] {
  const result = readPage('docs/page.mdx', lines(...page));
  if (!result.ok) throw new Error(result.problem.message);
  return result.page.sentences.map(({line, column, text}) => `${line}:${column} ${text}`);
}

const cases: readonly {what: string; page: string[]; sentences: string[]}[] = [
  {
    what: 'sentences of a paragraph that break where a line is full',
    page: ['The first is', 'here. The second is `.env. It` is code.'],
    sentences: ['1:1 The first is here.', '2:7 The second is `.env. It` is code.'],
  },
  {
    what: 'links and emphasis by their words, wherever the link leads',
    page: ['See [*the guide*](guide.mdx) **first**.'],
    sentences: ['1:1 See the guide first.'],
  },
  {
    what: 'a claim within a sentence by its id, whatever it says',
    page: ['With it: <Claim id="ok">`200 OK`</Claim>, <Claim id="or">or not</Claim>.'],
    sentences: ['1:1 With it: {ok}, {or}.'],
  },
  {
    what: 'items, notes, and the cells of tables, one by one',
    page: [
      '- One',
      '  and a half.',
      '- `code only`',
      '',
      ':::note',
      '',
      'A note.',
      '',
      ':::',
      '',
      '| A head | - |',
      '| --- | --- |',
      '| `x` | a cell |',
    ],
    sentences: ['1:3 One and a half.', '7:1 A note.', '11:3 A head', '13:9 a cell'],
  },
  {
    what: 'nothing of claims that stand alone, of code and of headings',
    page: [
      '## A heading',
      '',
      '<Claim id="all">',
      '',
      'Within.',
      '',
      '</Claim>',
      '',
      '```sh unchecked="a sample"',
      'code',
      '```',
    ],
    sentences: [],
  },
];

for (const {what, page, sentences: expected} of cases) {
  test(`a page’s sentences are read: ${what}`, () => {
    expect(sentences(...page)).toEqual(expected);
  });
}
