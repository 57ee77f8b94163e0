import {expect, test} from '@playwright/test';
import {judge} from '../../src/claims/judge.ts';
import {readPage} from '../../src/content/page/page.ts';
import {lines} from '../fixtures/memory-files.ts';

test('a check that hangs fails in the end, and says so', async () => {
  const result = readPage('docs/page.mdx', lines('It <Claim id="a">needs `quotes`</Claim>.'));
  const claim = result.ok ? result.page.claims[0] : undefined;
  if (!claim) throw new Error('The page has no claim.');
  const hangs = () => new Promise<void>(() => undefined);
  expect(await judge(claim, () => claim, hangs, {longestMinutes: 0.001})).toEqual({
    outcome: 'failed',
    comparisons: [],
    reason: 'The check did not end within 0.001 minutes: it hangs.',
  });
});
