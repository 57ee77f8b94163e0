import {expect, test} from '@playwright/test';
import {isAsked, tellAsked} from '../../src/mutation/asked.ts';
import {wholeFile} from '../../src/mutation/server-plan.ts';
import {plannedChange} from '../../src/mutation/stryker-mutant.ts';
import type {FileScore} from '../../src/records/server-mutation.ts';

const file = 'examples/server/app.ts';
const place = {place: `${file}:1:14`, end: {line: 1, column: 18}};
const record = {
  [file]: {
    survivors: [
      {...place, mutant: '3000 → 0', reason: 'Nobody sees it.'},
      {...place, mutant: '3000 → 1', reason: ''},
    ],
    untried: [{...place, mutant: '3000 → 2'}],
  } as FileScore,
};
const part = {file, isWhole: false, patterns: [`${file}:1:0-2:0`]};

/** A change at the place, as StrykerJS plans it: lines and columns count from 0. */
const as = (replacement: string) =>
  plannedChange(
    {location: {start: {line: 0, column: 13}, end: {line: 0, column: 17}}, replacement},
    file,
  );

test.afterEach(() => {
  delete process.env.ASKED_CHANGES;
});

test('in a part of a file, only what is open is tried, although StrykerJS plans all that lies within', () => {
  tellAsked([part], record);
  expect(['0', '1', '2', '3'].filter((replacement) => isAsked(as(replacement)))).toEqual([
    '1',
    '2',
  ]);
  expect(isAsked({...as('1'), end: {line: 2, column: 1}})).toBe(false);
  expect(isAsked({...as('1'), file: 'examples/server/key.ts'})).toBe(false);
});

test('of a whole file, every change is tried', () => {
  tellAsked([wholeFile(file)], record);
  expect(isAsked(as('0'))).toBe(true);
  expect(isAsked({...as('0'), file: 'examples/server/key.ts'})).toBe(false);
});
