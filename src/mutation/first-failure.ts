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

/** How long a run waits for what a changed server can keep from ever coming to an end. */
interface TimeLimits {
  /** For the servers of all checks to start. */
  startMs: number;
  /** For the checks that are under way when one has failed, and for the servers to stop. */
  endMs: number;
}

/** What the checks say of a mutant, and whether nothing of their run is left in this process. */
interface Outcome {
  result: MutantRunResult;
  isOver: boolean;
}

/**
 * Runs the checks until one fails. A changed server can keep them, or itself, from ever coming to an end: what waits for
 * it then is left behind.
 */
export async function firstFailure(
  checks: Checks,
  ordered: Ordered,
  {startMs, endMs}: TimeLimits = {startMs: 60_000, endMs: 10_000},
): Promise<Outcome> {
  const number = ordered.likely.length + ordered.others.length;
  let hasStarted = false;
  let tellNoticed: (result: MutantRunResult) => void = () => undefined;
  const noticed = new Promise<MutantRunResult>((resolve) => {
    tellNoticed = resolve;
  });
  const whole = checks.withServers(async (servers) => {
    hasStarted = true;
    const notice = await firstNotice(checks, servers, ordered, ({by, failure}) =>
      tellNoticed(killed(by, failure, number)),
    );
    if (notice) return killed(notice.by, notice.failure, number);
    return {status: MutantRunStatus.Survived, nrOfTests: number} as const;
  });
  const unended = new AbortController();
  const {signal} = unended;
  const ends = noticed.then((result) => delay(endMs, result, {signal}));
  const starts = delay(startMs, undefined, {signal}).then(() =>
    hasStarted ? ends : killed('the start of the server', 'It does not end.', 0),
  );
  // Their ends are of no interest once another has come first.
  for (const promise of [whole, starts, ends]) promise.catch(() => undefined);
  try {
    return await Promise.race([
      whole.then((result) => ({result, isOver: true})),
      ...[starts, ends].map((one) => one.then((result) => ({result, isOver: false}))),
    ]);
  } finally {
    unended.abort();
  }
}

/** A check that noticed a mutant, and what it says. */
interface Notice {
  by: string;
  failure: string;
}

/**
 * Runs the checks until one fails, and those to their end that are under way then: of the likely ones, one at a time.
 * @param found is told at once of the one that fails
 */
async function firstNotice(
  checks: Checks,
  servers: WhiteBox,
  {likely, others}: Ordered,
  found: (notice: Notice) => void,
): Promise<Notice | undefined> {
  let first: Notice | undefined;
  for (const [ids, atATime] of [[likely, 1] as const, [others, concurrency] as const]) {
    const waiting = first ? [] : [...ids];
    const run = (id: string) => noticedBy(id, checks, servers);
    for await (const notice of inParallel(waiting, atATime, run)) {
      if (notice === undefined || first) continue;
      first = notice;
      waiting.length = 0;
      found(notice);
    }
  }
  return first;
}

/** What a check says of the mutant that it notices. It says so twice, since a busy machine may make it fail once. */
async function noticedBy(
  id: string,
  checks: Checks,
  servers: WhiteBox,
): Promise<Notice | undefined> {
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
