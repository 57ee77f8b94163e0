import {setTimeout as delay} from 'node:timers/promises';
import {type MutantRunResult, MutantRunStatus} from '@stryker-mutator/api/test-runner';
import type {WhiteBox} from '../claims/claim.ts';
import {inParallel} from '../machine/in-parallel.ts';
import {type Checks, failure} from './loaded-checks.ts';

/** What notices a mutant in all likelihood, and all else. */
interface Ordered {
  likely: string[];
  others: string[];
}

/**
 * Likely are the check that noticed the last mutant of the file, and then the others that have noticed one, in the order
 * of all: the quick ones first.
 */
export function likelyFirst(wanted: readonly string[], known: readonly string[]): Ordered {
  const latest = known.find((id) => wanted.includes(id));
  const likely = wanted.filter((id) => known.includes(id) && id !== latest);
  return {
    likely: latest === undefined ? likely : [latest, ...likely],
    others: wanted.filter((id) => !known.includes(id)),
  };
}

/** How many checks run at a time where none is likely to fail. */
const concurrency = 3;

/**
 * Runs the checks until one fails. Those under way have to end before the next mutant is tried, so that the likely ones
 * run one at a time.
 */
export function firstFailure(checks: Checks, {likely, others}: Ordered): Promise<MutantRunResult> {
  return checks.withServers(async (servers) => {
    const number = likely.length + others.length;
    let result: MutantRunResult = {status: MutantRunStatus.Survived, nrOfTests: number};
    for (const [ids, atATime] of [[likely, 1] as const, [others, concurrency] as const]) {
      const waiting = result.status === MutantRunStatus.Killed ? [] : [...ids];
      const run = (id: string) => noticedBy(id, checks, servers);
      for await (const noticed of inParallel(waiting, atATime, run)) {
        if (noticed === undefined || result.status === MutantRunStatus.Killed) continue;
        result = killed(noticed.by, noticed.failure, number);
        waiting.length = 0;
      }
    }
    return result;
  });
}

/** What a check says of the mutant that it notices. It says so twice, since a busy machine may make it fail once. */
async function noticedBy(
  id: string,
  checks: Checks,
  servers: WhiteBox,
): Promise<{by: string; failure: string} | undefined> {
  const isNoticed = (await failureInTime(id, checks, servers)) !== undefined;
  const text = isNoticed ? await failureInTime(id, checks, servers) : undefined;
  return text === undefined ? undefined : {by: id, failure: text};
}

/** What a check says that fails. One that waits for a server that hangs is not waited for. */
function failureInTime(id: string, checks: Checks, servers: WhiteBox): Promise<string | undefined> {
  const milliseconds = 20_000 + 5 * (checks.times.get(id) ?? 0);
  return Promise.race([
    failure(checks, id, servers),
    delay(milliseconds, 'It does not end.', {ref: false}),
  ]);
}

/** What StrykerJS is told of a mutant that was noticed. */
export function killed(by: string, failureMessage: string, nrOfTests: number): MutantRunResult {
  return {status: MutantRunStatus.Killed, killedBy: [by], failureMessage, nrOfTests};
}
