import type {Comparison} from '../claims/hold.ts';
import {type Claim, type Value, valuesOf} from '../content/claim/claim.ts';
import type {Difference} from './compatibility.ts';
import {steady} from './steady.ts';

/** Where a server did something else than a claim says, as the record has it: the first difference of each value. */
export function differencesOf(claim: Claim, comparisons: readonly Comparison[]): Difference[] {
  return firstDifferences(comparisons).map((comparison) =>
    differenceOf(claim, comparison, comparisons),
  );
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
