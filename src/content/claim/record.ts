import type {Element} from '../syntax/element.ts';
import {isCovered, textValue, type Value, valuesOf} from './claim.ts';
import {arrowText, readSequence} from './sequence.ts';

/** What the last run of the checks recorded, as pages show it. */
export interface CheckRecord {
  /** By the id of a claim with its page. */
  claims: ReadonlyMap<string, ClaimRecord>;
  /** All claims, for `<Ledger />`, as the text of an attribute. */
  ledger: string;
  /** What the mutation runs scored, for `<MutationScores />`, as the text of an attribute. */
  scores: string;
}

/** What was recorded of one claim. */
export interface ClaimRecord {
  /** The documented values that were compared. */
  documented: readonly string[];
  /** Whether everything that the claim said was compared. */
  isWhole: boolean;
  /** What its mark on the page shows, as the text of an attribute. */
  mark: string;
}

/**
 * Whether a record is about what the claim says now: everything that was compared still stands in it, and nothing stands
 * in it that a whole comparison did not have.
 */
export function isRecordOf(record: ClaimRecord, element: Element): boolean {
  const inClaim = valuesOf({element});
  const values = [...inClaim, textValue(element)];
  const compared = values.filter(({text}) => record.documented.includes(text));
  const known = new Set(values.flatMap((value) => [value.text, ...partsOf(value)]));
  if (!record.documented.every((text) => known.has(text))) return false;
  return !record.isWhole || inClaim.every((value) => isCovered(value, compared));
}

/** What a check compares of a diagram: the participants, each arrow and the name of each case. */
function partsOf({kind, text}: Value): string[] {
  const result = kind === 'block' ? readSequence(text) : undefined;
  if (!result?.ok) return [];
  const {participants, before, branches, after} = result.sequence;
  const arrows = [...before, ...branches.flatMap((branch) => branch.arrows), ...after];
  return [
    ...participants.map(({name}) => name),
    ...branches.map(({label}) => label),
    ...arrows.map(arrowText),
  ];
}
