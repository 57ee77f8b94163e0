import {expect, test} from '@playwright/test';
import {serverReport} from '../../src/mutation/server-report.ts';
import {type ServerMutant, withReasons, withResults} from '../../src/mutation/server-score.ts';
import type {Unobservable} from '../../src/mutation/unobservable.ts';
import {type ServerRecord, wholeScore} from '../../src/records/server-mutation.ts';

const file = 'examples/server/app.ts';
const source = "const port = 3000;\nconst host = 'localhost';\n";
const texts = new Map([
  [file, source],
  ['examples/server/run.ts', source],
]);
const run = {commit: 'abc', changed: false, time: '2026-11-29T10:00:00.000Z'};

const mutant = (status: string, changed: Partial<ServerMutant> = {}): ServerMutant => ({
  file,
  line: 2,
  column: 14,
  end: {line: 2, column: 25},
  replacement: '""',
  status,
  ...changed,
});
const port = (status: string) =>
  mutant(status, {line: 1, end: {line: 1, column: 18}, replacement: '0'});
const known: Unobservable = {file, was: "'localhost'", becomes: '""', reason: 'It is the default.'};

/** The record after a run that changed the whole file. */
const afterWhole = (mutants: ServerMutant[], reasons: Unobservable[] = []) =>
  withReasons(withResults({}, mutants, {texts, whole: new Set([file]), run}), reasons, texts);

/** The record after a run that tried some changes of the file again. */
const afterRetry = (record: ServerRecord, mutants: ServerMutant[]) =>
  withResults(record, mutants, {texts, whole: new Set(), run});

test('killed mutants, those that ran into the time limit, and those that crash count as noticed', () => {
  const statuses = ['Killed', 'Timeout', 'RuntimeError', 'Survived'];
  const record = afterWhole(
    statuses.map((status) => mutant(status)),
    [known],
  );
  expect(wholeScore(record, texts)).toMatchObject({killed: 3, survived: 1, score: 75, ...run});
  expect(serverReport(record, texts, [known])).toEqual({
    lines: [
      `${file}:2:14 survived 'localhost' → "": It is the default.`,
      'Server mutation: 3 of 4 changes of 1 of 2 files noticed, 1 survived, score 75.0 %.',
    ],
    problems: [],
  });
});

test('a survivor without a reason is a problem that says what to do', () => {
  expect(serverReport(afterWhole([mutant('NoCoverage')]), texts, []).problems).toEqual([
    `${file}:2:14 survived 'localhost' → "": no claim notices it. Document it as a claim, remove the code, or say in src/mutation/unobservable.ts why nobody can observe it.`,
  ]);
});

test('a reason that no survivor has any more is a problem, but not of a file that was never changed', () => {
  expect(serverReport(afterWhole([mutant('Killed')]), texts, [known]).problems).toEqual([
    `${file} has no survivor 'localhost' → "" any more: remove its reason from src/mutation/unobservable.ts.`,
  ]);
  const elsewhere = {...known, file: 'examples/server/run.ts'};
  expect(serverReport(afterWhole([mutant('Killed')]), texts, [elsewhere]).problems).toEqual([]);
});

test('a reason that names its line goes for that line only', () => {
  const elsewhere = mutant('Survived', {line: 1, column: 7, end: {line: 1, column: 11}});
  const change = {file, was: 'port', becomes: '""'};
  const reasons = [{...change, line: 'const port = 3000;', reason: 'It is a name.'}];
  const record = afterWhole([elsewhere, mutant('Survived')], [...reasons, known]);
  expect(record[file]?.survivors.map(({reason}) => reason)).toEqual([
    'It is a name.',
    'It is the default.',
  ]);
  const other = reasons.map((entry) => ({...entry, line: "const host = 'localhost';"}));
  expect(afterWhole([elsewhere], other)[file]?.survivors[0]?.reason).toBe('');
});

test('a reason that survivors on several lines have is a problem', () => {
  const twice = new Map([[file, 'first(1);\nsecond(1);\n']]);
  const one = mutant('Survived', {line: 1, column: 7, end: {line: 1, column: 8}, replacement: '2'});
  const two = {...one, line: 2, column: 8, end: {line: 2, column: 9}};
  const reasons = [{file, was: '1', becomes: '2', reason: 'Nobody counts.'}];
  const results = withResults({}, [one, two], {texts: twice, whole: new Set([file]), run});
  const record = withReasons(results, reasons, twice);
  expect(serverReport(record, twice, reasons).problems).toEqual([
    `${file} has survivors 1 → 2 on several lines, and one reason for all: name the line of each in src/mutation/unobservable.ts.`,
  ]);
});

test('code over several lines is shown on one', () => {
  const whole = mutant('Survived', {line: 1, column: 1, end: {line: 2, column: 25}});
  expect(wholeScore(afterWhole([whole]), texts)?.survivors[0]?.mutant).toBe(
    `const port = 3000; const host = 'localhost' → ""`,
  );
});

test('a survivor that a check notices when it is tried again counts as noticed', () => {
  const record = afterWhole([mutant('Survived'), port('Survived'), mutant('Killed')]);
  const retried = afterRetry(record, [mutant('Killed')]);
  expect(wholeScore(retried, texts)).toMatchObject({killed: 2, survived: 1});
  expect(retried[file]?.survivors.map(({place}) => place)).toEqual([`${file}:1:14`]);
});

test('a survivor that survives again is counted once', () => {
  const record = afterWhole([mutant('Survived'), mutant('Killed')]);
  expect(afterRetry(record, [mutant('Survived')])).toEqual(record);
});

test('what a quick run gave up counts neither as noticed nor as missed', () => {
  const record = afterWhole([mutant('Untried'), port('Untried'), mutant('Killed')]);
  expect(wholeScore(record, texts)).toMatchObject({killed: 1, survived: 0, score: 100, untried: 2});
  expect(serverReport(record, texts, []).lines).toEqual([
    'Server mutation: 1 of 1 changes of 1 of 2 files noticed, 0 survived, score 100.0 %. 2 others were not tried to their end.',
  ]);
  const retried = afterRetry(record, [mutant('Killed'), port('Survived')]);
  expect(wholeScore(retried, texts)).toMatchObject({killed: 2, survived: 1, untried: 0});
});

test('what a run of some changes has not tried stays as it is known', () => {
  const record = afterWhole([mutant('Killed'), mutant('Survived'), port('Untried')]);
  const inside = mutant('Untried', {column: 15, end: {line: 2, column: 20}});
  expect(afterRetry(record, [inside, mutant('Untried'), port('Untried')])).toEqual(record);
});

test('a reason stays while its change is still to be tried', () => {
  const record = afterWhole([mutant('Untried')], [known]);
  expect(serverReport(record, texts, [known]).problems).toEqual([]);
});

test('a file that is another since does not count', () => {
  const changed = new Map([[file, `${source}// Another.\n`]]);
  expect(wholeScore(afterWhole([mutant('Killed')]), changed)).toBe(null);
});

test('the whole score is as old as the file that was changed first', () => {
  const later = {commit: 'def', changed: true, time: '2026-11-30T10:00:00.000Z'};
  const record = withResults(
    afterWhole([mutant('Killed')]),
    [mutant('Survived', {file: 'examples/server/run.ts'})],
    {texts, whole: new Set(['examples/server/run.ts']), run: later},
  );
  expect(wholeScore(record, texts)).toMatchObject({killed: 1, survived: 1, ...run, changed: true});
  expect(wholeScore({}, texts)).toBe(null);
});
