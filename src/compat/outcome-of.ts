import type {Comparison} from '../claims/hold.ts';
import type {Verdict} from '../claims/judge.ts';
import {type Claim, type Value, valuesOf} from '../content/claim/claim.ts';
import type {Difference, ReleaseOutcome} from '../records/compatibility.ts';

/**
 * What a release did at a claim, as its record has it: of each value the first difference.
 * @param steady takes out of a text what changes from run to run
 */
export function outcomeOf(
  claim: Claim,
  verdict: Verdict,
  steady: (text: string) => string,
): ReleaseOutcome {
  switch (verdict.outcome) {
    case 'holds':
      return {outcome: 'holds'};
    case 'not-observable':
      return {outcome: 'not-tried', reason: verdict.reason};
    case 'failed':
      return {
        outcome: 'not-tried',
        reason: steady(`The check could not do its work: ${verdict.reason}`),
      };
    case 'unread':
      return {outcome: 'not-tried', reason: `Not all was compared: ${verdict.unread.text}`};
    case 'drift':
      return {
        outcome: 'differs',
        differences: firstOfEach(verdict.comparisons).map((comparison) => ({
          value: placeOfValue(claim, comparison.value),
          documented: comparison.value.text,
          asked: steady(comparison.asked),
          seen: steady(comparison.observed),
        })),
      };
  }
}

/** Whether two differences are the same. */
export function isSameDifference(one: Difference, other: Difference): boolean {
  return one.value === other.value && one.asked === other.asked && one.seen === other.seen;
}

/** Where a value is among those of its claim; -1 for the claim's whole text. */
export function placeOfValue(claim: Claim, {start, end}: Value): number {
  return valuesOf(claim).findIndex((value) => value.start === start && value.end === end);
}

/** The first difference of each value, in the order in which they were seen. */
function firstOfEach(comparisons: readonly Comparison[]): Comparison[] {
  const byValue = new Map<number, Comparison>();
  for (const comparison of comparisons) {
    const {value, holds, isWording} = comparison;
    if (!holds && !isWording && !byValue.has(value.start)) byValue.set(value.start, comparison);
  }
  return [...byValue.values()];
}
