import {type Claim, isCovered, type Value, valuesOf} from '../content/claim/claim.ts';
import {type Documented, documentedBy} from '../content/claim/documented.ts';
import {NotObservable} from '../machine/not-observable.ts';
import {type Comparison, Drift, type Hold, holdInto} from './hold.ts';

/** What every check gets. */
export interface CheckContext {
  /** What the page says in this claim. */
  documented: Documented;
  /** What another claim says, where this one builds on it; its id with its page. */
  otherClaim(id: string): Documented;
  hold: Hold;
}

/** How a check ended. */
export type Verdict =
  | {outcome: 'holds'; comparisons: Comparison[]}
  | {outcome: 'drift'; comparisons: Comparison[]; drift: Comparison}
  /** The check itself could not do its work; the reason is a sentence. */
  | {outcome: 'failed'; comparisons: Comparison[]; reason: string}
  /** A documented value that the check does not compare: nothing would notice if it were wrong. */
  | {outcome: 'unread'; comparisons: Comparison[]; unread: Value}
  | {outcome: 'not-observable'; comparisons: Comparison[]; reason: string};

export type Outcome = Verdict['outcome'];

/**
 * Runs the check of a claim and judges it: every documented value has to be compared, and every comparison to hold.
 * @param claimOf gives any claim of any page by its id
 */
export async function judge(
  claim: Claim,
  claimOf: (id: string) => Claim,
  check: (context: CheckContext) => Promise<void>,
): Promise<Verdict> {
  const comparisons: Comparison[] = [];
  try {
    await check({
      documented: documentedBy(claim),
      otherClaim: (id) => documentedBy(claimOf(id)),
      hold: holdInto(comparisons),
    });
  } catch (error) {
    if (error instanceof Drift) return {outcome: 'drift', comparisons, drift: error.comparison};
    const reason = error instanceof Error ? error.message : String(error);
    return {
      outcome: error instanceof NotObservable ? 'not-observable' : 'failed',
      comparisons,
      reason,
    };
  }
  const compared = comparisons.map(({value}) => value);
  const unread = valuesOf(claim).find((value) => !isCovered(value, compared));
  return unread ? {outcome: 'unread', comparisons, unread} : {outcome: 'holds', comparisons};
}
