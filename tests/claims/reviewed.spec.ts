import {expect, test} from '@playwright/test';
import type {CheckContext} from '../../src/claims/judge.ts';
import {judge} from '../../src/claims/judge.ts';
import {ledgerEntry} from '../../src/claims/ledger.ts';
import {checkedWords} from '../../src/components/claim/outcome.ts';
import {readPage} from '../../src/content/page/page.ts';
import {shownRecord} from '../../src/docusaurus/shown-record.ts';
import {lines} from '../fixtures/memory-files.ts';

const source = 'https://example.com/manual';

test('a claim that someone only read in a source is reviewed, and names no observation', async () => {
  const entry = await entryAfter(({documented, hold}) =>
    hold.reviewed(documented.text(), 'needs quotes', source),
  );
  expect(entry).toMatchObject({outcome: 'reviewed', observed: [], reviewed: [source]});
});

test('the mark of a reviewed claim names the source, and that no check tries it', async () => {
  const entry = await entryAfter(({documented, hold}) =>
    hold.reviewed(documented.text(), 'needs quotes', source),
  );
  const mutation = {server: null, docs: null, sentences: null};
  const record = shownRecord({
    $schema: './claims.schema.json',
    inputs: '',
    claims: [entry],
    mutation,
  });
  expect(JSON.parse(record?.claims.get('page/a')?.mark ?? '{}')).toMatchObject({
    reviewed: [source],
  });
  expect(checkedWords(entry.outcome)).toBe('Not tried: reviewed');
});

test('a claim that a check tries in part holds, and names both', async () => {
  const entry = await entryAfter(({documented, hold}) => {
    hold.reviewed(documented.text(), 'needs quotes', source);
    hold.same(documented.code(), 'quotes', 'looked');
  });
  const observed = [{asked: 'looked', answer: 'quotes'}];
  expect(entry).toMatchObject({outcome: 'holds', observed, reviewed: [source]});
});

test('a claim that says something else than its source is a drift', async () => {
  const entry = await entryAfter(({documented, hold}) =>
    hold.reviewed(documented.text(), 'needs none', source),
  );
  expect(entry.outcome).toBe('drift');
});

/** The entry of the ledger for the claim of a page, after this check. */
async function entryAfter(check: (context: CheckContext) => void) {
  const result = readPage('docs/page.mdx', lines('It <Claim id="a">needs `quotes`</Claim>.'));
  const claim = result.ok ? result.page.claims[0] : undefined;
  if (!claim) throw new Error('The page has no claim.');
  const verdict = await judge(
    claim,
    () => claim,
    async (context) => check(context),
  );
  const place = {file: 'src/checks/page.ts', line: 7};
  return ledgerEntry(
    {id: 'page/a', file: 'docs/page.mdx', line: 1, column: 4, check: place},
    {verdict, buildsOn: [], time: new Date(0)},
    {target: 'a server', commit: null, changed: false},
  );
}
