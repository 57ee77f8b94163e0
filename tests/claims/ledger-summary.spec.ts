import {expect, test} from '@playwright/test';
import {summaryWords} from '../../src/claims/ledger-summary.ts';

const time = '2026-01-01T00:00:00.000Z';

const cases: readonly (readonly [
  claims: number,
  held: number,
  reviewed: number,
  notObserved: number,
  words: string,
])[] = [
  [3, 3, 0, 0, 'All 3 claims hold'],
  [5, 3, 0, 2, '3 claims hold, 2 could not be tried on the machine of the run'],
  [5, 4, 0, 0, '4 claims hold, 1 does not'],
  [5, 3, 2, 0, '3 claims hold, 2 were reviewed'],
  [5, 3, 1, 0, '3 claims hold, 1 does not, 1 was reviewed'],
  [7, 4, 0, 1, '4 claims hold, 2 do not, 1 could not be tried on the machine of the run'],
];

for (const [claims, held, reviewed, notObserved, words] of cases) {
  test(`the foot of a page says "${words}"`, () => {
    expect(summaryWords({claims, held, reviewed, notObserved, time})).toBe(words);
  });
}
