import type {Comparison} from '../claims/hold.ts';
import {type Claim, type Value, valuesOf} from '../content/claim/claim.ts';
import type {Difference} from './compatibility.ts';
import {steady} from './steady.ts';

/** Where a server did something else than a claim says, as the record has it: the first difference of each value. */
export function differencesOf(claim: Claim, comparisons: readonly Comparison[]): Difference[] {
  return firstDifferences(comparisons).map((comparison) => differenceOf(claim, comparison));
}

/** The first difference of each value, in the order in which they were seen. */
export function firstDifferences(comparisons: readonly Comparison[]): Comparison[] {
  const byValue = new Map<number, Comparison>();
  for (const comparison of comparisons) {
    const {value, holds, isWording} = comparison;
    if (!holds && !isWording && !byValue.has(value.start)) byValue.set(value.start, comparison);
  }
  return [...byValue.values()];
}

/** A difference as the record has it, the same in each run. */
export function differenceOf(claim: Claim, {value, asked, observed}: Comparison): Difference {
  return {
    value: placeOfValue(claim, value),
    documented: value.text,
    asked: steady(asked),
    seen: steady(observed),
  };
}

/** Where a value is among those of its claim; -1 for the claim's whole text. */
export function placeOfValue(claim: Claim, {start, end}: Value): number {
  return valuesOf(claim).findIndex((value) => value.start === start && value.end === end);
}
