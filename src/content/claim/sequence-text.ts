import type {Arrow, Sequence} from './sequence.ts';

/** One step of a sequence in words. */
export interface Step {
  text: string;
  /** The cases that follow, of which one happens; none for most steps. */
  cases: readonly Case[];
}

/** What happens in one case. */
export interface Case {
  text: string;
  steps: readonly Step[];
}

/** A sequence in words, in order, for readers who do not see the drawing. */
export function sequenceSteps({before, branches, after}: Sequence): Step[] {
  const cases = branches.map(({label, arrows}) => ({
    text: `${caseInWords(label)}:`,
    steps: arrows.length > 0 ? arrows.map(step) : [{text: 'Nothing more happens', cases: []}],
  }));
  const choice = cases.length > 0 ? [{text: 'Then one of these cases:', cases}] : [];
  return [...before.map(step), ...choice, ...after.map(step)];
}

function step({from, to, arrow, label}: Arrow): Step {
  const verb = arrow === '-->>' ? ' answers ' : ' to ';
  const parties = from === to ? `${from} to itself` : `${from}${verb}${to}`;
  return {text: `${parties}: ${label}`, cases: []};
}

/** When a case happens, in words: `If valid key`. */
export function caseInWords(label: string): string {
  return `If ${withSmallStart(label)}`;
}

/** Only a plain word gets a small letter; a name such as `X-API-KEY` keeps its own. */
function withSmallStart(label: string): string {
  return /^[A-Z][a-z]*(?=[\s,]|$)/.test(label)
    ? label.charAt(0).toLowerCase() + label.slice(1)
    : label;
}
