import {expect, test} from '@playwright/test';
import type {Ledger, LedgerEntry} from '../../src/claims/ledger.ts';
import type {LedgerRow, ShownClaim} from '../../src/components/claim/record.ts';
import {indexedClaims, ledgerIndex, ledgerRows} from '../../src/components/ledger/ledger-rows.ts';
import {
  chosen,
  firstView,
  grouped,
  sorted,
  summary,
  withText,
} from '../../src/components/ledger/ledger-view.ts';
import {shownRecord} from '../../src/docusaurus/shown-record.ts';

const entry: LedgerEntry = {
  id: 'page/a',
  page: 'docs/page.mdx',
  line: 1,
  column: 1,
  documented: ['A'],
  observed: [],
  outcome: 'holds',
  buildsOn: [],
  check: {file: 'src/checks/page.ts', line: 1},
  target: 'reference server',
  commit: null,
  changed: false,
  time: '2026-01-02T03:04:05.678Z',
};

test('a mark shows three different answers and how many more there are; the table shows all', () => {
  const observed = ['1', '2', '1', '3', '4', '5', '2'].map((answer, place) => ({
    asked: `GET /${place}`,
    answer,
  }));
  const {mark, row} = shown({...entry, observed});
  expect(mark.observed).toEqual([observed[0], observed[1], observed[3]]);
  expect(mark.more).toBe(2);
  expect(row.observed.map(({answer}) => answer)).toEqual(['1', '2', '3', '4', '5']);
  expect(row.more).toBe(0);
});

test('a long answer is cut short, and says so', () => {
  const {mark} = shown({...entry, observed: [{asked: 'GET /', answer: 'a'.repeat(1000)}]});
  expect(mark.observed[0]?.answer).toMatch(/^a{150,}…$/);
});

test('what disagrees comes first', () => {
  const observed = ['1', '2'].map((answer) => ({asked: 'GET /', answer}));
  const drift = {documented: 'B', asked: 'GET /', answer: '2'};
  const {mark, row} = shown({...entry, outcome: 'drift', observed, drift, documented: ['A', 'B']});
  expect(mark.drift).toEqual(drift);
  expect(mark.observed.map(({answer}) => answer)).toEqual(['2', '1']);
  expect(row.documented).toEqual(['B', 'A']);
});

test('only a check that held compared everything', () => {
  expect(shown(entry).isWhole).toBe(true);
  expect(shown({...entry, outcome: 'unread', unread: 'B'}).isWhole).toBe(false);
});

test('there is nothing to show without a ledger', () => {
  expect(shownRecord(undefined)).toBeUndefined();
});

const rows = [
  {id: 'a/1', outcome: 'holds'},
  {id: 'a/2', outcome: 'not-observable'},
  {id: 'b/1', outcome: 'drift'},
  {id: 'b/2', outcome: 'holds'},
].map((row) => ({...entry, more: 0, ...row}) as LedgerRow);

test('claims are sorted by page, either way, and stay in reading order on it', () => {
  expect(ids(sorted(rows, {column: 'page', isDescending: false}))).toBe('a/1 a/2 b/1 b/2');
  expect(ids(sorted(rows, {column: 'page', isDescending: true}))).toBe('b/1 b/2 a/1 a/2');
});

test('claims are sorted by outcome, those first that need someone', () => {
  expect(ids(sorted(rows, {column: 'outcome', isDescending: false}))).toBe('b/1 a/2 a/1 b/2');
  expect(ids(sorted(rows, {column: 'outcome', isDescending: true}))).toBe('a/1 b/2 a/2 b/1');
});

test('claims stand in a group for each page, or for each outcome', () => {
  const groups = (column: 'page' | 'outcome') =>
    grouped(rows, {...firstView, order: {column, isDescending: false}}).map(
      ({name, rows}) => `${name}: ${ids(rows)}`,
    );
  expect(groups('page')).toEqual(['a: a/1 a/2', 'b: b/1 b/2']);
  expect(groups('outcome')).toEqual(['drift: b/1', 'not-observable: a/2', 'holds: a/1 b/2']);
});

test('groups are closed until a reader chooses among the claims, and then the first ones are open', () => {
  const many = Array.from({length: 30}, (_, place) => ({...entry, more: 0, id: `a/${place}`}));
  const open = (view: Partial<typeof firstView>) =>
    grouped([...many, ...rows.slice(2)], {...firstView, ...view}).map(({isOpen}) => isOpen);
  expect(open({})).toEqual([false, false]);
  expect(open({outcome: 'holds'})).toEqual([true, false]);
});

test('a reader chooses claims of a page, of an outcome and with a text', () => {
  expect(ids(chosen(rows, {...firstView, page: 'b'}))).toBe('b/1 b/2');
  expect(ids(chosen(rows, {...firstView, outcome: 'holds'}))).toBe('a/1 b/2');
  expect(ids(chosen(rows, {...firstView, outcome: 'holds', page: 'b', text: 'HOLDS'}))).toBe('b/2');
});

test('the index has each claim with its outcome, in the order of the ledger', () => {
  const index = ledgerIndex({claims: rows});
  expect(index[0]).toEqual({page: 'a', claims: ['1', '2'], others: {2: 'not-observable'}});
  expect(indexedClaims(index)).toEqual(rows.map(({id, outcome}) => ({id, outcome})));
});

test('claims are found by words of any column, in capitals or not', () => {
  const row: LedgerRow = {
    ...entry,
    more: 0,
    id: 'fix/cors-errors/any-origin',
    documented: ['Access-Control-Allow-Origin'],
    observed: [{asked: 'OPTIONS /api/agents', answer: '204 No Content'}],
    reason: 'nginx is missing',
  };
  for (const text of ['any-origin', 'ALLOW', 'options', '204  cors', ' nginx', 'holds', '']) {
    expect(withText([row], text), text).toEqual([row]);
  }
  for (const text of ['drift', '204 hardening']) expect(withText([row], text), text).toEqual([]);
});

test('claims are counted by outcome', () => {
  expect(summary(rows)).toBe('4 claims: 2 hold, 1 not observed, 1 drift.');
  expect(summary(rows.slice(0, 1))).toBe('1 claim: 1 holds.');
});

function ids(of: readonly LedgerRow[]): string {
  return of.map(({id}) => id).join(' ');
}

/** What the mark and the table show of a claim. */
function shown(claim: LedgerEntry): {mark: ShownClaim; row: LedgerRow; isWhole: boolean} {
  const ledger: Ledger = {
    $schema: './claims.schema.json',
    inputs: 'digest',
    claims: [claim],
    mutation: {server: null, docs: null, sentences: null},
  };
  const record = shownRecord(ledger);
  const of = record?.claims.get(claim.id);
  if (!record || !of) throw new Error(`Nothing is shown of ${claim.id}.`);
  const [row] = ledgerRows(ledger);
  if (!row) throw new Error(`The table has no ${claim.id}.`);
  return {mark: JSON.parse(of.mark), row, isWhole: of.isWhole};
}
