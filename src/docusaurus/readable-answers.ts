import type {ShownAnswer} from '../components/claim/record.ts';
import {groupBy} from '../content/group-by.ts';

/** From how many on the values of one response say less than that all of them were there. */
const many = 3;

/**
 * Answers as a person would tell them: a page of HTML by its kind, and not by a piece of it. A value of a table says
 * nothing without its row, such as `'self'` without its directive; where a response had many of them, it is said that it
 * had what the page says.
 */
export function readableAnswers(
  observed: readonly ShownAnswer[],
  documented: readonly string[],
): ShownAnswer[] {
  const isValue = ({answer}: ShownAnswer) => documented.includes(answer);
  const told = [...groupBy(observed, ({asked}) => asked)].flatMap(([asked, answers]) => {
    const values = answers.filter(isValue);
    if (values.length < many) return answers.map(readableAnswer);
    const answer = `${values.length} values, as the page says`;
    const others = answers.filter((one) => !isValue(one)).map(readableAnswer);
    return [{asked, answer, inWords: true as const}, ...others];
  });
  // Two pages of HTML are told in the same words.
  return [...groupBy(told, ({asked, answer}) => JSON.stringify([asked, answer])).values()].flatMap(
    ([first]) => (first ? [first] : []),
  );
}

/** The same of one answer. */
export function readableAnswer(one: ShownAnswer): ShownAnswer {
  return isHtml(one.answer) ? {...one, answer: 'a page of HTML', inWords: true} : one;
}

/** Whether a text is a page of HTML or the beginning of one, with its media type or without. */
function isHtml(text: string): boolean {
  return /^(?:text\/html\b[^:]*:\s*)?<(?:!doctype|html|head|body)\b/i.test(text.trim());
}
