import {expect, test} from '@playwright/test';
import {type Comparison, holdWith} from '../../src/claims/hold.ts';
import {readPages} from '../../src/claims/pages.ts';
import {differenceOf, firstDifferences} from '../../src/compat/outcome-of.ts';
import type {Value} from '../../src/content/claim/claim.ts';
import {memoryFiles} from '../fixtures/memory-files.ts';

const value = (start: number, text: string): Value => ({
  kind: 'code',
  text,
  start,
  end: start + text.length,
  line: 1,
  column: 1,
  varies: [],
});

test('each value keeps its first difference, and rather one that can stand in its place', () => {
  const comparisons: Comparison[] = [];
  const hold = holdWith((comparison) => comparisons.push(comparison), true);
  const [one, other, third] = [value(0, 'one'), value(10, 'other'), value(20, 'third')];
  hold.ok(one, false, 'said of one', 'first');
  hold.same(one, '1', 'second');
  hold.same(one, '2', 'third');
  hold.same(other, 'another', 'first');
  hold.ok(other, false, 'said of other', 'second');
  hold.same(third, 'third', 'first');
  const seen = firstDifferences(comparisons).map(({value: {text}, observed}) => [text, observed]);
  expect(seen).toEqual([
    ['one', '1'],
    ['other', 'another'],
  ]);
});

test('what was seen in one of several cases only is a remark on the value', () => {
  const comparisons: Comparison[] = [];
  const hold = holdWith((comparison) => comparisons.push(comparison), true);
  const [one, other] = [value(0, 'one'), value(10, 'other')];
  hold.same(one, 'one', 'first');
  hold.same(one, '1', 'second');
  hold.same(other, 'another', 'first');
  hold.same(other, 'another', 'second');
  const page = '---\nid: page\n---\n\nIt is <Claim id="claim">`one`</Claim>.\n';
  const claim = readPages(memoryFiles({'docs/page.mdx': page})).claim('page/claim');
  const remarks = firstDifferences(comparisons).map(
    (comparison) => differenceOf(claim, comparison, comparisons).isRemark,
  );
  expect(remarks).toEqual([true, undefined]);
});
