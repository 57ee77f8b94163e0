import {expect, test} from '@playwright/test';
import {expand} from '../../src/content/output/expand.ts';
import {type SearchRecord, searchRecords} from '../../src/content/output/search-records.ts';
import {parser} from '../../src/content/syntax/parser.ts';
import {exampleFiles, lines, memoryFiles} from '../fixtures/memory-files.ts';

const source = lines(
  '// #region check',
  'const isRight = timingSafeEqual(a, b);',
  '// #endregion check',
);

test('a page has a place for itself and for each of its sections', () => {
  const page = lines(
    'Before all.',
    '',
    '## First',
    '',
    'Text of\nthe first.',
    '',
    '### Below it',
    '',
    'More.',
  );
  expect(places(page)).toEqual([
    {path: '/base/page', section: '', text: 'Before all.'},
    {path: '/base/page#first', section: 'First', text: 'Text of the first.'},
    {path: '/base/page#below-it', section: 'Below it', text: 'More.'},
  ]);
});

test('a page that begins with a heading is found by what it is about', () => {
  const [page] = records(lines('## First', '', 'Text.'));
  expect(page).toMatchObject({page: 'The page', section: '', text: 'What it is about.'});
});

test('the text of a section has its claims, lists, notes and the rows of its tables', () => {
  const page = lines(
    '## First',
    '',
    'It answers <Claim id="a">`401 Unauthorized`</Claim> and [more](other.mdx).',
    '',
    ':::warning[Beware]',
    '',
    '- one',
    '- two',
    '',
    ':::',
    '',
    '<Claim id="b">',
    '',
    '| Header | Value |',
    '| --- | --- |',
    '| `Retry-After` | `1` |',
    '',
    '</Claim>',
  );
  expect(places(page)[1]?.text.split('\n')).toEqual([
    'It answers 401 Unauthorized and more.',
    'Beware',
    'one',
    'two',
    'Header | Value',
    'Retry-After | 1',
  ]);
});

test('a text that is made of code is found where the page shows it', () => {
  const page = lines('## First', '', '<ProblemCodes />');
  const made = new Map([['ProblemCodes', '- **`drift`**: They disagree.\n']]);
  expect(records(page, made).at(-1)).toMatchObject({
    section: 'First',
    text: 'drift: They disagree.',
  });
});

test('code is a place of its own, with its section and the file that it was pulled from', () => {
  const page = lines(
    '## First',
    '',
    '1. A step:',
    '',
    '   ```ts snippet=examples/server/auth.ts#check',
    '   ```',
    '',
    '<Claim id="a">',
    '```text',
    'SERVER_HOST: cannot listen (EADDRNOTAVAIL)',
    '```',
    '</Claim>',
  );
  expect(records(page).slice(1)).toEqual([
    expect.objectContaining({kind: 'section', text: 'A step:'}),
    {
      id: '/base/page#first/1',
      path: '/base/page#first',
      page: 'The page',
      section: 'First',
      kind: 'code',
      text: 'const isRight = timingSafeEqual(a, b);',
      file: 'examples/server/auth.ts',
    },
    {
      id: '/base/page#first/2',
      path: '/base/page#first',
      page: 'The page',
      section: 'First',
      kind: 'code',
      text: 'SERVER_HOST: cannot listen (EADDRNOTAVAIL)',
    },
  ]);
});

test('each client of an example is a place, and so is its output', () => {
  expect(codeFiles('<Example name="ask" />')).toEqual([
    'examples/ask/curl.sh',
    'examples/ask/typescript.mts',
    'examples/ask/python.py',
    'examples/ask/output.json',
  ]);
  expect(codeFiles('<Example name="ask" client="python" />')).toEqual(['examples/ask/python.py']);
  expect(codeFiles('<ExampleOutput name="ask" />')).toEqual(['examples/ask/output.json']);
});

test('a diagram is no place, since a page does not show its source', () => {
  expect(records(lines('```mermaid', 'sequenceDiagram', '```'))).toHaveLength(1);
});

test('no two places have the same id', () => {
  const page = lines('## Twice', '', '<Example name="ask" />', '', '## Twice', '', '### Once');
  const ids = records(page).map(({id}) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

for (const {heading, section, anchor} of [
  {heading: 'A `code` in *it*', section: 'A code in it', anchor: 'a-code-in-it'},
  {heading: '"Said": so {/* #said */}', section: '"Said": so', anchor: 'said'},
  {heading: 'Set {/* #id and why */}', section: 'Set', anchor: 'id'},
  {heading: '{/* #only */}', section: '', anchor: 'only'},
]) {
  test(`the heading "${heading}" leads to #${anchor}`, () => {
    const [, found] = places(`## ${heading}\n`);
    expect(found).toMatchObject({section, path: `/base/page#${anchor}`});
  });
}

function codeFiles(page: string): (string | undefined)[] {
  return records(`${page}\n`)
    .filter(({kind}) => kind === 'code')
    .map(({file}) => file);
}

function places(page: string): Pick<SearchRecord, 'path' | 'section' | 'text'>[] {
  return records(page).map(({path, section, text}) => ({path, section, text}));
}

/** The places of a page, whose ids of headings are made in a simple way. */
function records(page: string, texts = new Map<string, string>()): SearchRecord[] {
  const root = parser.parse(page);
  const files = memoryFiles({...exampleFiles('ask'), 'examples/server/auth.ts': source});
  const file = 'docs/page.mdx';
  expand(root, {file, files, record: undefined, measured: new Map(), texts});
  const known: string[] = [];
  const slug = (text: string) => {
    const id = text.toLowerCase().replaceAll(/\W+/g, '-');
    known.push(id);
    const count = known.filter((other) => other === id).length;
    return count === 1 ? id : `${id}-${count - 1}`;
  };
  const site = {title: 'The page', description: 'What it is about.', path: '/base/page', slug};
  return searchRecords(root, site);
}
