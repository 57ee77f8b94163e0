import {expect, test} from '@playwright/test';
import {type Documented, documentedBy} from '../../src/content/claim.ts';
import {readPage} from '../../src/content/page.ts';
import {lines} from './memory-files.ts';

function documented(...content: string[]): Documented {
  const result = readPage('docs/page.mdx', lines(...content));
  if (!result.ok) throw new Error(result.problem.message);
  const [claim] = result.page.claims;
  if (!claim) throw new Error('The page has no claim.');
  return documentedBy(claim);
}

test('a claim in prose documents its inline code and its text', () => {
  const inProse = documented('It gets <Claim id="a">a `401` here</Claim>.');
  expect(inProse.code()).toBe('401');
  expect(inProse.text()).toBe('a 401 here');
});

test('a claim with several inline codes documents them in order', () => {
  expect(documented('<Claim id="a">`GET`, `PUT` and `POST`</Claim> it.').codes()).toEqual([
    'GET',
    'PUT',
    'POST',
  ]);
});

test('a claim around a fence documents its text', () => {
  expect(documented('<Claim id="a">', '```json', '{"a": 1}', '```', '</Claim>').block()).toBe(
    '{"a": 1}',
  );
});

test('a fenced block that the check does not read is told', () => {
  const claim = documented('<Claim id="a">', 'It is `401`.', '', '```json', '1', '```', '</Claim>');
  expect(claim.code()).toBe('401');
  expect(claim.hasUnreadBlock()).toBe(true);
  claim.block();
  expect(claim.hasUnreadBlock()).toBe(false);
});

test('a claim around a table documents its rows by heading', () => {
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
  expect(documented(...table).rows()).toEqual([
    {Name: 'a', Value: '1'},
    {Name: 'b', Value: '2'},
  ]);
});

test('a claim around a list documents its items', () => {
  expect(documented('<Claim id="a">', '', '- `one`', '- two', '', '</Claim>').items()).toEqual([
    'one',
    'two',
  ]);
});

test('a reader says in a sentence what the claim lacks', () => {
  const claim = documented('It gets <Claim id="a">`401` or `403`</Claim>.');
  expect(() => claim.code()).toThrow(
    'The check reads exactly one inline code, and claim "a" has 2.',
  );
  expect(() => claim.block()).toThrow(
    'The check reads exactly one fenced block, and claim "a" has none.',
  );
});
