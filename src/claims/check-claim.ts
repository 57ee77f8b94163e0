import {type CheckContext, type Judging, judge, type Verdict} from './judge.ts';
import type {Pages} from './pages.ts';

/** A claim that was checked. */
export interface CheckedClaim {
  id: string;
  verdict: Verdict;
  /** The other claims that the check took a value from. */
  buildsOn: string[];
  time: Date;
}

/** Runs a check of a claim of these pages. */
export async function checkClaim(
  id: string,
  pages: Pages,
  check: (context: CheckContext) => Promise<void>,
  judging?: Judging,
): Promise<CheckedClaim> {
  const buildsOn = new Set<string>();
  const claimOf = (other: string) => {
    buildsOn.add(other);
    return pages.claim(other);
  };
  const verdict = await judge(pages.claim(id), claimOf, check, judging);
  return {id, verdict, buildsOn: [...buildsOn].sort(), time: new Date()};
}
