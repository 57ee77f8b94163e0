import {readFileSync} from 'node:fs';
import path from 'node:path';
import {expect, test} from '@playwright/test';
import {Ajv2020} from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type {Comparison} from '../../src/claims/hold.ts';
import type {Verdict} from '../../src/claims/judge.ts';
import {type Ledger, type LedgerEntry, ledgerEntry} from '../../src/claims/ledger.ts';
import type {Value} from '../../src/content/claim/claim.ts';
import {projectRoot} from '../../src/machine/project.ts';
import {readLedger} from '../../src/records/ledger-file.ts';

const schemaFile = path.join(projectRoot, 'static/claims.schema.json');
const ajv = new Ajv2020({allErrors: true, allowUnionTypes: true});
addFormats(ajv);
const validate = ajv.compile(JSON.parse(readFileSync(schemaFile, 'utf8')));

const value: Value = {
  kind: 'code',
  text: '401 Unauthorized',
  varies: [],
  line: 3,
  column: 5,
  start: 20,
  end: 38,
};
const comparison: Comparison = {
  value,
  observed: '200 OK',
  asked: 'GET /api/agents',
  holds: false,
};
const comparisons = [comparison];

const verdicts: readonly Verdict[] = [
  {outcome: 'holds', comparisons},
  {outcome: 'reviewed', comparisons: [{...comparison, source: 'https://example.com/manual'}]},
  {outcome: 'drift', comparisons, drift: comparison},
  {outcome: 'failed', comparisons: [], reason: 'The server did not start.'},
  {outcome: 'unread', comparisons, unread: {...value, text: '403 Forbidden'}},
  {outcome: 'not-observable', comparisons: [], reason: 'There is no uuidgen on this machine.'},
];

const commit = '353b3be51c3a1e6066e75771f77732f2f0c40dee';

for (const verdict of verdicts) {
  test(`the schema takes a ledger with a claim whose outcome is ${verdict.outcome}`, () => {
    expect(faults(ledger([entry(verdict)]))).toEqual([]);
  });
}

test('the schema takes a ledger of a run outside a repository, with both scores', () => {
  const time = '2026-01-02T03:04:05.678Z';
  const survivor = {
    place: 'examples/server/app.ts:3:5',
    mutant: 'false',
    reason: 'Nobody sees it.',
  };
  const context = {commit: null, changed: false, time};
  const score = {killed: 9, survived: 1, score: 90, survivors: [survivor], ...context};
  const outside = {...entry({outcome: 'holds', comparisons}), commit: null};
  expect(
    faults({
      ...ledger([outside]),
      mutation: {server: score, docs: score, sentences: {...score, kinds: {advice: 1}}},
    }),
  ).toEqual([]);
});

test('a drift says what the page says and what the server did instead', () => {
  expect(entry({outcome: 'drift', comparisons, drift: comparison}).drift).toEqual({
    documented: '401 Unauthorized',
    asked: 'GET /api/agents',
    answer: '200 OK',
  });
});

test('the ledger of the last run is as the schema says', () => {
  const real = readLedger(projectRoot);
  test.skip(real === undefined, 'There is no ledger yet: run "npm run claims".');
  expect(faults(real)).toEqual([]);
});

const broken: readonly {what: string; change: object}[] = [
  {what: 'an outcome that is none', change: {outcome: 'passed'}},
  {what: 'a field that is not described', change: {passed: true}},
  {what: 'a field of another type', change: {line: '3'}},
  {what: 'a time that is none', change: {time: 'yesterday'}},
  {what: 'an answer without its question', change: {observed: [{answer: '200 OK'}]}},
  {what: 'a field that is missing', change: {check: undefined}},
];

for (const {what, change} of broken) {
  test(`the schema refuses a ledger with ${what}`, () => {
    const claim = {...entry({outcome: 'holds', comparisons}), ...change};
    // As a program reads it: a field that is undefined is not there.
    expect(faults(JSON.parse(JSON.stringify({...ledger([]), claims: [claim]})))).not.toEqual([]);
  });
}

function entry(verdict: Verdict): LedgerEntry {
  const subject = {
    id: 'authentication/refusal-status',
    file: 'docs/authentication.mdx',
    line: 3,
    column: 5,
    check: {file: 'src/checks/authentication.ts', line: 12},
  };
  const context = {target: 'reference server', commit, changed: true};
  return ledgerEntry(subject, {verdict, buildsOn: [], time: new Date(0)}, context);
}

function ledger(claims: LedgerEntry[]): Ledger {
  return {
    $schema: './claims.schema.json',
    inputs: 'digest',
    claims,
    mutation: {server: null, docs: null, sentences: null},
  };
}

/** What the schema says against a ledger, such as `/claims/0/line must be integer`. */
function faults(candidate: unknown): string[] {
  validate(candidate);
  return (validate.errors ?? []).map(({instancePath, message}) => `${instancePath} ${message}`);
}
