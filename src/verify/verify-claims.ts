import {type CheckedClaim, checkClaim} from '../claims/check-claim.ts';
import type {BlackBoxCheck} from '../claims/claim.ts';
import type {CheckContext, Judging, Verdict} from '../claims/judge.ts';
import type {Pages} from '../claims/pages.ts';
import {LimitsNeeded, type LiveTarget} from './target/live-target.ts';

/** The claims of the pages, with what is known of each. */
export interface VerifiableClaims {
  pages: Pages;
  /** The checks that can be held against any server. */
  checks: ReadonlyMap<string, BlackBoxCheck>;
  /** Why each other claim cannot be seen from outside. */
  needsOf(id: string): string | undefined;
}

/** A check goes on after a difference, so that all of them are seen. */
const allDifferences: Judging = {goesOn: true};

/**
 * Holds every claim against a live server, one after the other, and gives each as it is checked. Those that use up a
 * limit come last, and only where they may.
 */
export async function* verifyClaims(
  {pages, checks, needsOf}: VerifiableClaims,
  target: LiveTarget,
  withLimits: boolean,
): AsyncGenerator<CheckedClaim> {
  const waiting: string[] = [];
  for (const id of pages.ids()) {
    const check = checks.get(id);
    if (!check) {
      yield whiteBoxOnly(id, needsOf(id) ?? 'No check holds it.');
      continue;
    }
    let needsLimits = false;
    const tried = async (context: CheckContext) => {
      try {
        await check({...context, ...target});
      } catch (error) {
        needsLimits = error instanceof LimitsNeeded;
        throw error;
      }
    };
    const checked = await checkClaim(id, pages, tried, allDifferences);
    if (needsLimits && withLimits) waiting.push(id);
    else yield needsLimits ? withAdvice(checked) : checked;
  }
  if (withLimits) target.useLimits();
  for (const id of waiting) {
    const check = checks.get(id);
    if (!check) continue;
    const tried = (context: CheckContext) => check({...context, ...target});
    yield await checkClaim(id, pages, tried, allDifferences);
  }
}

function whiteBoxOnly(id: string, reason: string): CheckedClaim {
  const verdict: Verdict = {outcome: 'not-observable', comparisons: [], reason};
  return {id, verdict, buildsOn: [], time: new Date()};
}

function withAdvice(checked: CheckedClaim): CheckedClaim {
  const {verdict} = checked;
  if (verdict.outcome !== 'not-observable') return checked;
  return {...checked, verdict: {...verdict, reason: `${verdict.reason} See --with-limits.`}};
}
