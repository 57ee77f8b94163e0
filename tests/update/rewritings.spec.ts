import {expect, test} from '@playwright/test';
import type {Verdict} from '../../src/claims/judge.ts';
import {readPages} from '../../src/claims/pages.ts';
import {type Value, valuesOf} from '../../src/content/claim/claim.ts';
import {Rewritings} from '../../src/update/rewritings.ts';
import {lines, memoryFiles} from '../fixtures/memory-files.ts';

const id = 'page/a';

/** The page with this text in the claim's block and this code beside it. */
function pageWith(text: string): string {
  return lines('<Claim id="a">', '', 'It says `x`:', '', '```text', text, '```', '', '</Claim>');
}

test('a block that drifts is rewritten, and stays so where its check holds it', () => {
  const rewriting = start();
  expect(rewriting.follow(drift('block', 'real'))).toBe(true);
  expect(rewriting.page()).toBe(pageWith('real'));
  expect(rewriting.follow({outcome: 'holds', comparisons: []})).toBe(false);
  expect(rewriting.edits()).toEqual([
    {file: 'docs/page.mdx', before: pageWith('shown'), after: pageWith('real')},
  ]);
});

test('a block whose check holds no text goes back to what it was', () => {
  const rewriting = start();
  expect(rewriting.follow(drift('block', 'no Content-Type'))).toBe(true);
  expect(rewriting.follow(drift('block', 'real'))).toBe(true);
  expect(rewriting.follow(drift('block', 'no Content-Type'))).toBe(true);
  expect(rewriting.page()).toBe(pageWith('shown'));
  expect(rewriting.follow(drift('block', 'no Content-Type'))).toBe(false);
  expect(rewriting.edits()).toEqual([]);
});

test('a block goes back to what it was where its check cannot work with the other text', () => {
  const rewriting = start();
  expect(rewriting.follow(drift('block', 'real'))).toBe(true);
  expect(rewriting.follow({outcome: 'failed', comparisons: [], reason: 'It ended.'})).toBe(true);
  expect(rewriting.edits()).toEqual([]);
});

test('a value in the line is not rewritten, and keeps no block from it', () => {
  const rewriting = start();
  expect(rewriting.follow(drift('block', 'real'))).toBe(true);
  expect(rewriting.follow(drift('code', 'y'))).toBe(false);
  expect(rewriting.page()).toBe(pageWith('real'));
});

test('a block is left to its own check where another one holds it too', () => {
  const other: Value = {...shownValue('block', pageWith('shown')), start: 1000};
  const rewriting = start();
  expect(rewriting.follow({...drift('block', 'real'), value: other})).toBe(false);
  expect(rewriting.edits()).toEqual([]);
});

interface DriftOf {
  kind: Value['kind'];
  observed: string;
  value?: Value;
}

function drift(kind: Value['kind'], observed: string): DriftOf {
  return {kind, observed};
}

/** Rewritings of a page that says `shown`; each verdict is about the page as it is at that time. */
function start() {
  const rewritings = new Rewritings(memoryFiles({'docs/page.mdx': pageWith('shown')}));
  const page = () => rewritings.asFiles().read('docs/page.mdx') ?? '';
  return {
    page,
    edits: () => rewritings.edits(),
    follow(verdict: Verdict | DriftOf): boolean {
      const checked = 'outcome' in verdict ? verdict : verdictOf(verdict, page());
      return rewritings.follow(
        {id, verdict: checked, buildsOn: [], time: new Date()},
        readPages(rewritings.asFiles()),
      );
    },
  };
}

function verdictOf({kind, observed, value}: DriftOf, page: string): Verdict {
  const shown = value ?? shownValue(kind, page);
  const comparison = {value: shown, observed, asked: 'asked', holds: false};
  return {outcome: 'drift', comparisons: [comparison], drift: comparison};
}

function shownValue(kind: Value['kind'], page: string): Value {
  const claim = readPages(memoryFiles({'docs/page.mdx': page})).claim(id);
  const value = valuesOf(claim).find((candidate) => candidate.kind === kind);
  if (!value) throw new Error(`The claim has no ${kind}.`);
  return value;
}
