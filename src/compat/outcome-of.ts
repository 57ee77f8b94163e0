import type {Comparison} from '../claims/hold.ts';
import type {Verdict} from '../claims/judge.ts';
import {type Claim, type Value, valuesOf} from '../content/claim/claim.ts';
import type {Difference, ReleaseOutcome} from '../records/compatibility.ts';
import {steady} from './steady.ts';

/** What a release did at a claim, as its record has it. */
export function outcomeOf(claim: Claim, verdict: Verdict): ReleaseOutcome {
  switch (verdict.outcome) {
    case 'holds':
      return {outcome: 'holds'};
    case 'not-observable':
      return {outcome: 'not-tried', reason: verdict.reason};
    case 'failed':
      return {outcome: 'not-tried', reason: steady(`The check fails: ${verdict.reason}`)};
    case 'unread':
      return {outcome: 'not-tried', reason: `Nothing was compared with: ${verdict.unread.text}`};
    case 'drift': {
      const differing = firstDifferences(verdict.comparisons);
      return {
        outcome: 'differs',
        differences: differing.map((one) => differenceOf(claim, one, verdict.comparisons)),
      };
    }
  }
}

/**
 * The first difference of each value, in the order in which they were seen: where there is one, one that says what is in
 * the place of the value.
 */
export function firstDifferences(comparisons: readonly Comparison[]): Comparison[] {
  const byValue = new Map<number, Comparison>();
  for (const comparison of comparisons) {
    const {value, holds, isWording, isRemark} = comparison;
    const first = byValue.get(value.start);
    const says = first === undefined || (first.isRemark && !isRemark);
    if (!holds && !isWording && says) byValue.set(value.start, comparison);
  }
  return [...byValue.values()];
}

/**
 * A difference as the record has it, the same in each run.
 * @param all of the claim: what was seen in one of several cases only is no more than a remark
 */
export function differenceOf(
  claim: Claim,
  comparison: Comparison,
  all: readonly Comparison[] = [],
): Difference {
  const {value, asked, observed} = comparison;
  const isElsewise = all.some(
    (other) => other.value.start === value.start && !other.isRemark && other.observed !== observed,
  );
  return {
    value: placeOfValue(claim, value),
    documented: value.text,
    asked: steady(asked),
    seen: steady(observed),
    ...((comparison.isRemark || isElsewise) && {isRemark: true}),
  };
}

/** Where a value is among those of its claim; -1 for the claim's whole text. */
export function placeOfValue(claim: Claim, {start, end}: Value): number {
  return valuesOf(claim).findIndex((value) => value.start === start && value.end === end);
}
