import type {Value} from '../content/claim/claim.ts';
import {withPatterns} from '../content/code/pattern.ts';
import {formatProblem, type Problem} from '../content/problem.ts';
import type {Verdict} from './judge.ts';

/** A claim and its check, as a person finds them. */
export interface Subject {
  /** With its page: `authentication/refusal-body`. */
  id: string;
  /** The page, and where the claim stands in it. */
  file: string;
  line: number;
  column: number;
  /** Where the check stands. */
  check: {file: string; line: number};
}

/**
 * What a person reads where a claim does not hold, as a compiler would say it: the place, both sides, and how to mend
 * either. `undefined` where there is nothing to mend.
 */
export function failureText(subject: Subject, verdict: Verdict): string | undefined {
  const check = `${subject.check.file}:${subject.check.line}`;
  const headline = (
    place: {line: number; column: number},
    code: Problem['code'],
    message: string,
  ) => formatProblem({file: subject.file, line: place.line, column: place.column, code, message});

  switch (verdict.outcome) {
    case 'holds':
    case 'reviewed':
    case 'not-observable':
      return undefined;
    case 'drift': {
      const {value, observed, asked, isWording} = verdict.drift;
      if (isWording) {
        return [
          headline(value, 'drift', `${subject.id}: the page says what no check tries.`),
          ...field('The page says', value.text),
          `  The check ${observed}`,
          ...field('If the page is wrong', `change ${subject.file}:${value.line} to one of these.`),
          ...field('If the page is right', `let ${check} try what it says.`),
        ].join('\n');
      }
      const place = firstDifference(value, observed);
      return [
        headline(place, 'drift', `${subject.id}: the page and the server disagree.`),
        ...field('The page says', value.text),
        ...field('The server did', observed),
        ...field('The check did', asked),
        ...field(
          'If the page is wrong',
          `change ${subject.file}:${place.line} to what the server did.`,
        ),
        ...field(
          'If the server is wrong',
          `change examples/server/, or the example that ${check} runs, until the check observes what the page says.`,
        ),
      ].join('\n');
    }
    case 'unread':
      return [
        headline(
          verdict.unread,
          'unread-value',
          `${subject.id}: no check compares this part of the claim, so nothing would notice if it were wrong.`,
        ),
        ...field('The page says', verdict.unread.text),
        ...field('If it is a statement about behaviour', `compare it in ${check}.`),
        ...field('If it is not', `move it out of the claim at ${subject.file}:${subject.line}.`),
      ].join('\n');
    case 'failed':
      return [
        headline(subject, 'check-failed', `${subject.id}: the check could not do its work.`),
        ...field('It says', verdict.reason),
        ...field('The check', check),
      ].join('\n');
  }
}

/** The first claim that an output says does not hold, as {@link failureText} says it. */
export function failedClaim(output: string): string | undefined {
  return /^\S+:\d+:\d+ [\w-]+ (\S+\/\S+): /m.exec(output)?.[1];
}

/** The first line of a block that differs; for any other value the place of the value. */
function firstDifference(value: Value, observed: string): {line: number; column: number} {
  if (value.kind !== 'block') return value;
  const [shown = [], real = []] = [value.text, observed].map((text) =>
    withPatterns(text, value.varies).split('\n'),
  );
  const different = shown.findIndex((line, place) => line !== real[place]);
  return {line: value.line + 1 + Math.max(different, 0), column: value.column};
}

const indentation = '    ';

function field(name: string, text: string): string[] {
  const [first = '', ...rest] = text.split('\n');
  if (rest.length === 0) return [`  ${name}: ${first}`];
  return [`  ${name}:`, ...[first, ...rest].map((line) => `${indentation}${line}`)];
}
