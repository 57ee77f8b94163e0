import {expect, test} from '@playwright/test';
import {partsToTry, wholeFile} from '../../src/mutation/server-plan.ts';
import {digestOf, type FileScore} from '../../src/records/server-mutation.ts';

const file = 'examples/server/app.ts';
const text = 'const port = 3000;\n';
const texts = new Map([[file, text]]);

const score = (reasons: string[]): FileScore => ({
  digest: digestOf(text),
  killed: 3,
  survivors: reasons.map((reason) => ({
    place: `${file}:1:14`,
    end: {line: 1, column: 18},
    mutant: '3000 → 0',
    reason,
  })),
  untried: [],
  commit: null,
  changed: false,
  time: '2026-11-29T10:00:00.000Z',
});

test('a file that was never changed is tried, and so is one that is another since', () => {
  expect(partsToTry(texts, {})).toEqual([wholeFile(file)]);
  const other = {...score([]), digest: digestOf('const port = 3001;\n')};
  expect(partsToTry(texts, {[file]: other})).toEqual([wholeFile(file)]);
});

test('of a file that is the same, only survivors without a reason are tried again', () => {
  expect(partsToTry(texts, {[file]: score(['Nobody sees it.'])})).toEqual([]);
  expect(partsToTry(texts, {[file]: score(['Nobody sees it.', ''])})).toEqual([
    {file, isWhole: false, patterns: [`${file}:1:13-1:17`]},
  ]);
});

test('what a quick run gave up is tried again', () => {
  const place = {place: `${file}:1:7`, end: {line: 1, column: 11}, mutant: 'port → host'};
  expect(partsToTry(texts, {[file]: {...score([]), untried: [place]}})).toEqual([
    {file, isWhole: false, patterns: [`${file}:1:6-1:10`]},
  ]);
});
