import {expect, test} from '@playwright/test';
import type {LedgerEntry} from '../../src/claims/ledger.ts';
import {
  filledUp,
  holdsWholly,
  isComplete,
  type Run,
  readKeptRun,
  untriedInWords,
  writeKeptRun,
} from '../../src/records/runs.ts';
import {withSite as withFolder} from '../../src/servers/small-site.ts';

const context = {target: 'reference server', commit: null, changed: false};

test('a run that the repository keeps is read as it was, with one time for all of it', async () => {
  await withFolder(async (folder) => {
    const kept = run([entry('cors/a', 'holds'), entry('cors/b', 'holds', '2026-01-02T00:00:01Z')]);
    writeKeptRun(folder, kept, context);
    const time = '2026-01-02T00:00:01Z';
    expect(readKeptRun(folder)).toEqual({
      ...kept,
      claims: kept.claims.map((claim) => ({...claim, time})),
    });
  }, {});
});

test('where no run is kept, or only a part of one was written, there is none', async () => {
  await withFolder(async (folder) => expect(readKeptRun(folder)).toBeUndefined(), {});
  await withFolder(async (folder) => expect(readKeptRun(folder)).toBeUndefined(), {
    'src/records/claims.json': '{"inputs": "a", "cla',
  });
});

test('what this machine could not try is taken from a whole run of the same sources', () => {
  const whole = run([entry('cors/a', 'holds'), entry('cors/b', 'holds')]);
  const here = run([entry('cors/a', 'drift'), untried('cors/b', 'There is no nginx.')]);
  expect(filledUp(here, whole).map(({outcome}) => outcome)).toEqual(['drift', 'holds']);
  expect(filledUp(here, undefined)).toEqual(here.claims);
});

test('only a run that tried every claim, and saw it hold, may stand for other machines', () => {
  for (const [claims, complete, wholly] of [
    [[entry('cors/a', 'holds')], true, true],
    [[entry('cors/a', 'holds'), entry('cors/b', 'drift')], true, false],
    [[entry('cors/a', 'holds'), untried('cors/b', 'There is no nginx.')], false, false],
    [[], false, false],
  ] as const) {
    expect(isComplete(run([...claims]))).toBe(complete);
    expect(holdsWholly(run([...claims]))).toBe(wholly);
  }
});

test('what a machine could not try is one line, with each reason once and how many claims it concerns', () => {
  const claims = [
    entry('cors/a', 'holds'),
    untried('cors/b', 'There is no nginx on this machine.'),
    untried('cors/c', 'There is no nginx on this machine.'),
    untried('cors/d', 'This machine has no Chromium.'),
  ];
  expect(untriedInWords(run(claims))).toBe(
    '3 of 4 claims could not be tried on this machine: There is no nginx on this machine (2); This machine has no Chromium (1).',
  );
  expect(untriedInWords(run([entry('cors/a', 'holds')]))).toBeUndefined();
});

function run(claims: LedgerEntry[]): Run {
  return {inputs: 'digest', node: 'v24.1.0', claims};
}

function untried(id: string, reason: string): LedgerEntry {
  return {...entry(id, 'not-observable'), reason};
}

function entry(
  id: string,
  outcome: LedgerEntry['outcome'],
  time = '2026-01-02T00:00:00Z',
): LedgerEntry {
  return {
    id,
    page: 'docs/fix/cors-errors.mdx',
    line: 1,
    column: 1,
    documented: [],
    observed: [],
    outcome,
    buildsOn: [],
    check: {file: 'src/checks/cors/cors.ts', line: 1},
    ...context,
    time,
  };
}
