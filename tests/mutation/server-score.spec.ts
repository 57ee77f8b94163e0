import {expect, test} from '@playwright/test';
import {type ServerMutant, serverScore} from '../../src/mutation/server-score.ts';
import type {Unobservable} from '../../src/mutation/unobservable.ts';

const file = 'examples/server/app.ts';
const source = "const port = 3000;\nconst host = 'localhost';\n";

const mutant = (status: string, changed: Partial<ServerMutant> = {}): ServerMutant => ({
  file,
  line: 2,
  column: 14,
  end: {line: 2, column: 25},
  mutator: 'StringLiteral',
  replacement: '""',
  status,
  ...changed,
});
const known: Unobservable = {file, was: "'localhost'", becomes: '""', reason: 'It is the default.'};

const score = (mutants: ServerMutant[], reasons: Unobservable[], complete = true) =>
  serverScore(mutants, {read: () => source, reasons, complete});

test('killed mutants and those that ran into the time limit count as noticed', () => {
  const result = score([mutant('Killed'), mutant('Timeout'), mutant('Survived')], [known]);
  expect(result.score).toMatchObject({killed: 2, survived: 1, score: 200 / 3});
  expect(result.problems).toEqual([]);
  expect(result.lines).toEqual([
    `${file}:2:14 survived 'localhost' → "": It is the default.`,
    'Server mutation: 2 of 3 changes noticed, 1 survived, score 66.7 %.',
  ]);
});

test('a survivor without a reason is a problem that says what to do', () => {
  expect(score([mutant('NoCoverage')], []).problems).toEqual([
    `${file}:2:14 survived 'localhost' → "": no claim notices it. Document it as a claim, remove the code, or say in src/mutation/unobservable.ts why nobody can observe it.`,
  ]);
});

test('a reason that no survivor has any more is a problem, but not where only some files were changed', () => {
  expect(score([mutant('Killed')], [known]).problems).toEqual([
    `${file} has no survivor 'localhost' → "" any more: remove its reason from src/mutation/unobservable.ts.`,
  ]);
  expect(score([mutant('Killed')], [known], false).problems).toEqual([]);
});

test('code over several lines is shown on one', () => {
  const whole = mutant('Survived', {line: 1, column: 1, end: {line: 2, column: 25}});
  expect(score([whole], []).score.survivors[0]?.mutant).toBe(
    `const port = 3000; const host = 'localhost' → ""`,
  );
});
