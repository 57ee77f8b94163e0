import {expect, test} from '@playwright/test';
import {likelyFirst} from '../../src/mutation/first-failure.ts';

const wanted = ['quick', 'slow', 'slower'];

test('the check that noticed the last mutant of the file comes first, then the others that noticed one, the quick ones first', () => {
  const known = ['slower', 'elsewhere', 'slow', 'quick'];
  expect(likelyFirst(wanted, known)).toEqual({likely: ['slower', 'quick', 'slow'], others: []});
});

test('checks that have noticed nothing keep their order', () => {
  expect(likelyFirst(wanted, ['slow'])).toEqual({likely: ['slow'], others: ['quick', 'slower']});
  expect(likelyFirst(wanted, [])).toEqual({likely: [], others: wanted});
});
