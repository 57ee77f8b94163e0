import {expect, test} from '@playwright/test';
import {explainedIn, isExplained} from '../../src/mutation/explained.ts';
import {wholeFile} from '../../src/mutation/server-plan.ts';
import type {FileScore} from '../../src/records/server-mutation.ts';

const file = 'examples/server/app.ts';
const survivor = {
  place: `${file}:1:14`,
  end: {line: 1, column: 18},
  mutant: '3000 → 0',
  reason: 'Nobody sees it.',
};
const record = {
  [file]: {survivors: [survivor, {...survivor, mutant: '3000 → 1', reason: ''}]} as FileScore,
};
const inPart = {file, isWhole: false, patterns: [`${file}:1:0-2:0`]};

/** As StrykerJS plans it: lines and columns count from 0. */
const location = {start: {line: 0, column: 13}, end: {line: 0, column: 17}};

test('a survivor with a reason is not tried again inside of a wider change', () => {
  const explained = explainedIn([inPart], record);
  expect(explained).toEqual([survivor]);
  expect(isExplained(explained, file, {location, replacement: '0'})).toBe(true);
});

test('another change at its place is tried, and so is the same one elsewhere', () => {
  const known = [survivor];
  expect(isExplained(known, file, {location, replacement: '1'})).toBe(false);
  expect(isExplained(known, 'examples/server/key.ts', {location, replacement: '0'})).toBe(false);
  const wider = {...location, end: {line: 1, column: 1}};
  expect(isExplained(known, file, {location: wider, replacement: '0'})).toBe(false);
});

test('when a whole file is tried, so is what has a reason in it', () => {
  expect(explainedIn([wholeFile(file)], record)).toEqual([]);
});
