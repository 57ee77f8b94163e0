import {type Claim, isCovered, type Value, valuesOf} from '../content/claim/claim.ts';
import {type Documented, documentedBy} from '../content/claim/documented.ts';
import {NotObservable} from '../machine/not-observable.ts';
import {type Comparison, type Hold, holdWith} from './hold.ts';

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
  /** Nothing was asked: a person read all of it against sources. */
  | {outcome: 'reviewed'; comparisons: Comparison[]}
  /** With all differences, or only the first where a check ends there. */
  | {outcome: 'drift'; comparisons: Comparison[]; drift: Comparison}
  /** The check itself could not do its work; the reason is a sentence. */
  | {outcome: 'failed'; comparisons: Comparison[]; reason: string}
  /** A documented value that the check does not compare: nothing would notice if it were wrong. */
  | {outcome: 'unread'; comparisons: Comparison[]; unread: Value}
  | {outcome: 'not-observable'; comparisons: Comparison[]; reason: string};

export type Outcome = Verdict['outcome'];

/** Whether nothing is to be mended where a check ends so: what the page says was observed, or read in a source. */
export function isBorneOut(outcome: Outcome): boolean {
  return outcome === 'holds' || outcome === 'reviewed';
}

/** How a check is judged. */
export interface Judging {
  /** Whether the check goes on after a difference, so that all of them are seen. */
  goesOn?: boolean;
  /** Is told of each comparison. */
  onComparison?: (comparison: Comparison) => void;
  /** How many minutes the check can take. A limit only ends what hangs, since a busy machine takes several times as long. */
  longestMinutes?: number;
}

/**
 * Runs the check of a claim and judges it: every documented value has to be compared, and every comparison to hold.
 * @param claimOf gives any claim of any page by its id
 */
export async function judge(
  claim: Claim,
  claimOf: (id: string) => Claim,
  check: (context: CheckContext) => Promise<void>,
  {goesOn, onComparison = () => undefined, longestMinutes = 10}: Judging = {},
): Promise<Verdict> {
  const comparisons: Comparison[] = [];
  const tell = (comparison: Comparison) => {
    comparisons.push(comparison);
    onComparison(comparison);
  };
  let problem: unknown;
  try {
    const context = {
      documented: documentedBy(claim),
      otherClaim: (id: string) => documentedBy(claimOf(id)),
      hold: holdWith(tell, goesOn),
    };
    await endingWithin(longestMinutes, check(context));
  } catch (error) {
    problem = error;
  }
  // A check that went on after a difference may well stumble over what is not there.
  const drift = comparisons.find(({holds}) => !holds);
  if (drift) return {outcome: 'drift', comparisons, drift};
  if (problem !== undefined) {
    const reason = problem instanceof Error ? problem.message : String(problem);
    const outcome = problem instanceof NotObservable ? 'not-observable' : 'failed';
    return {outcome, comparisons, reason};
  }
  const compared = comparisons.map(({value}) => value);
  const unread = valuesOf(claim).find((value) => !isCovered(value, compared));
  if (unread) return {outcome: 'unread', comparisons, unread};
  const isReviewed = comparisons.every(({source}) => source !== undefined);
  return {outcome: isReviewed && compared.length > 0 ? 'reviewed' : 'holds', comparisons};
}

async function endingWithin(minutes: number, checked: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const error = new Error(`The check did not end within ${minutes} minutes: it hangs.`);
    timer = setTimeout(() => reject(error), minutes * 60_000);
  });
  await Promise.race([checked, late]).finally(() => clearTimeout(timer));
}
