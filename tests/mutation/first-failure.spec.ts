import {expect, test} from '@playwright/test';
import {MutantRunStatus} from '@stryker-mutator/api/test-runner';
import type {WhiteBox} from '../../src/claims/claim.ts';
import {firstFailure, likelyFirst} from '../../src/mutation/first-failure.ts';
import type {Checks} from '../../src/mutation/loaded-checks.ts';

const wanted = ['quick', 'slow', 'slower'];

test('the check that noticed the last mutant of the file comes first, then the others that noticed one, the quick ones first', () => {
  const known = ['slower', 'elsewhere', 'slow', 'quick'];
  expect(likelyFirst(wanted, known)).toEqual({likely: ['slower', 'quick', 'slow'], others: []});
});

test('checks that have noticed nothing keep their order', () => {
  expect(likelyFirst(wanted, ['slow'])).toEqual({likely: ['slow'], others: ['quick', 'slower']});
  expect(likelyFirst(wanted, [])).toEqual({likely: [], others: wanted});
});

const never = new Promise<never>(() => undefined);
const checks = ['passes', 'fails', 'hangs'];

/** What comes of checks of these names; servers that do not start never come to them. */
function outcomeOf(others: string[], {starts} = {starts: true}) {
  const loaded = {
    times: new Map(),
    runClaim: (id: string) => (id === 'hangs' ? never : id),
    failureOf: (id: string) => (id === 'fails' ? 'It is another one.' : undefined),
    withServers: (task: (servers: WhiteBox) => unknown) => (starts ? task({} as WhiteBox) : never),
  } as unknown as Checks;
  return firstFailure(loaded, {likely: [], others}, {startMs: 50, endMs: 50});
}

test('a mutant that no check notices survives', async () => {
  const {result, isOver} = await outcomeOf(['passes', 'passes']);
  expect(result.status).toBe(MutantRunStatus.Survived);
  expect(isOver).toBe(true);
});

test('a check that fails notices the mutant, and is waited for', async () => {
  const {result, isOver} = await outcomeOf(['passes', 'fails']);
  expect(result).toMatchObject({status: MutantRunStatus.Killed, killedBy: ['fails']});
  expect(isOver).toBe(true);
});

test('a check that hangs is left behind as soon as another has failed', async () => {
  const {result, isOver} = await outcomeOf(checks);
  expect(result).toMatchObject({status: MutantRunStatus.Killed, killedBy: ['fails']});
  expect(isOver, 'nothing of it is left').toBe(false);
});

test('servers that never start notice the mutant', async () => {
  const {result, isOver} = await outcomeOf(checks, {starts: false});
  expect(result).toMatchObject({
    status: MutantRunStatus.Killed,
    killedBy: ['the start of the server'],
  });
  expect(isOver, 'nothing of it is left').toBe(false);
});
