import {expect, test} from '@playwright/test';
import {isCovered, valuesOf} from '../../src/content/claim/claim.ts';
import {type Documented, documentedBy} from '../../src/content/claim/documented.ts';
import {readPage} from '../../src/content/page/page.ts';
import {lines} from '../fixtures/memory-files.ts';

function claimIn(...content: string[]) {
  const result = readPage('docs/page.mdx', lines(...content));
  if (!result.ok) throw new Error(result.problem.message);
  const [claim] = result.page.claims;
  if (!claim) throw new Error('The page has no claim.');
  return claim;
}

function documented(...content: string[]): Documented {
  return documentedBy(claimIn(...content));
}

const table = [
  '<Claim id="a">',
  '',
  '| Name | Value |',
  '| --- | --- |',
  '| `a` | 1 |',
  '| b | [2](x) |',
  '',
  '</Claim>',
];

test('a claim in prose documents its inline code and its text', () => {
  const inProse = documented('It gets <Claim id="a">a `401` here</Claim>.');
  expect(inProse.code()).toMatchObject({text: '401', line: 1, column: 25});
  expect(inProse.text().text).toBe('a 401 here');
});

test('a claim with several inline codes documents them in order', () => {
  const codes = documented('<Claim id="a">`GET`, `PUT` and `POST`</Claim> it.').codes();
  expect(codes.map(({text}) => text)).toEqual(['GET', 'PUT', 'POST']);
});

test('a claim around a fence documents its text and what varies in it', () => {
  const fence = ['<Claim id="a">', '```json varies="iso-time"', '{"a": 1}', '```', '</Claim>'];
  expect(documented(...fence).block()).toMatchObject({
    text: '{"a": 1}',
    varies: ['iso-time'],
    line: 2,
  });
});

test('a claim around a table documents its rows by heading, each cell with its place', () => {
  const rows = documented(...table).rows('Name', 'Value');
  expect(rows.map(({Name, Value}) => [Name.text, Value.text])).toEqual([
    ['a', '1'],
    ['b', '2'],
  ]);
  expect(rows[1]?.Value).toMatchObject({line: 6, column: 7});
});

test('a cell with claims of its own is read with its row, and held by their checks', () => {
  const inner = 'It is <Claim id="b">`2`</Claim>, and <Claim id="c">`3`</Claim>';
  const claim = claimIn(...table.map((line) => line.replace('[2](x)', inner)));
  const [, second] = documentedBy(claim).rows('Name', 'Value');
  expect(second?.Value.text).toBe('It is 2, and 3');
  const kinds = valuesOf(claim).map(({kind}) => kind);
  expect(kinds).toEqual(['heading', 'heading', 'cell', 'cell', 'cell', 'claims']);
  expect(valuesOf(claim).filter((value) => isCovered(value, []))).toHaveLength(3);
});

test('a claim around a list documents its items, code or prose', () => {
  const list = ['<Claim id="a">', '', '- `one`', '- `two`', '', '</Claim>'];
  expect(
    documented(...list)
      .items()
      .map(({text}) => text),
  ).toEqual(['one', 'two']);
  const prose = ['<Claim id="a">', '', '1. Ask with', '   `one`.', '2. Wait.', '', '</Claim>'];
  expect(
    documented(...prose)
      .items()
      .map(({text}) => text),
  ).toEqual(['Ask with one.', 'Wait.']);
});

test('the values of a claim are all that a check has to compare', () => {
  const kinds = valuesOf(claimIn(...table)).map(({kind, text}) => `${kind} ${text}`);
  expect(kinds).toEqual(['heading Name', 'heading Value', 'cell a', 'cell 1', 'cell b', 'cell 2']);
  const prose = valuesOf(claimIn('It <Claim id="a">takes a\nrestart</Claim>.'));
  expect(prose).toMatchObject([{kind: 'text', text: 'takes a restart'}]);
});

test('words beside code are a value of their own, unless they only join it', () => {
  const kindsOf = (...content: string[]) =>
    valuesOf(claimIn(...content)).map(({kind, text}) => `${kind} ${text}`);
  expect(kindsOf('<Claim id="a">`GET`, `PUT` and `POST`</Claim>')).toEqual([
    'code GET',
    'code PUT',
    'code POST',
  ]);
  expect(kindsOf('It is <Claim id="a">not `401`</Claim>.')).toEqual(['code 401', 'text not 401']);
  const block = ['<Claim id="a">', '', '### Empty', '', 'Always:', '', '```text', 'x', '```'];
  expect(kindsOf(...block, '', '</Claim>')).toEqual(['text Empty', 'text Always:', 'block x']);
});

test('a pulled snippet in a claim is a value, by the code that it names', () => {
  const fence = ['```bash snippet=examples/a/b.sh#c', '```'];
  expect(documented('<Claim id="a">', ...fence, '</Claim>').snippets()).toMatchObject([
    {kind: 'snippet', text: 'examples/a/b.sh#c', line: 2},
  ]);
});

test('a reader says in a sentence what the claim lacks', () => {
  const claim = documented('It gets <Claim id="a">`401` or `403`</Claim>.');
  expect(() => claim.code()).toThrow(
    'the check reads exactly one inline code, and claim "a" has 2.',
  );
  expect(() => claim.block()).toThrow(
    'the check reads exactly one fenced block, and claim "a" has none.',
  );
  expect(() => documented(...table).rows('Name', 'Worth')).toThrow(
    'the check reads a table with the columns Name and Worth, and the columns of claim "a" are Name and Value.',
  );
});
