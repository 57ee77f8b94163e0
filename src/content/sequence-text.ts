import type {Arrow, Sequence} from './sequence.ts';

/** A step in words, with the steps that belong to it. */
export interface StepText {
  text: string;
  steps: StepText[];
}

/** Steps in their order. */
export type StepsText = readonly StepText[];

/** A sequence diagram in words, for readers who do not see it. */
export function sequenceText({before, branches, after}: Sequence): StepText[] {
  return [
    ...before.map(arrowInWords),
    ...branches.map(({label, arrows}) => ({text: `${label}:`, steps: arrows.map(arrowInWords)})),
    ...after.map(arrowInWords),
  ];
}

function arrowInWords({from, to, label}: Arrow): StepText {
  return {text: from === to ? `${from}: ${label}` : `${from} to ${to}: ${label}`, steps: []};
}
