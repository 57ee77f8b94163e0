import type {Remedy} from '../content/output/remedies.ts';
import {wordsIn} from './words.ts';

/** How much more a message tells that is all that was typed, or all of which was typed among other words. */
const whole = 1000;
const within = 100;

/** What decides between messages of the same words: one that was typed as it stands, with its capitals and points. */
const letterByLetter = 0.5;

/** Fewer words than these are too common to be the piece of a message. */
const leastWords = 3;

/**
 * The remedies for a text that someone has in hand: a message, a piece of one, or a line that has one in it. The one whose
 * message agrees most comes first, and each place comes once.
 */
export function remediesFor(text: string, remedies: readonly Remedy[]): Remedy[] {
  if (keyOf(text).trim() === '') return [];
  const judged = remedies.map((remedy) => ({remedy, worth: worthOf(text, remedy)}));
  const best = judged.filter(({worth}) => worth > 0).sort((a, b) => b.worth - a.worth);
  const sorted = best.map(({remedy}) => remedy);
  return sorted.filter(
    ({path}, place) => sorted.findIndex((other) => other.path === path) === place,
  );
}

function worthOf(text: string, {messages}: Remedy): number {
  const typed = keyOf(text);
  const worths = messages.map((message) => {
    const worth = Math.max(...formsOf(message).map((form) => agreement(typed, form)));
    return worth > 0 && text.includes(message) ? worth + letterByLetter : worth;
  });
  return Math.max(...worths);
}

function agreement(typed: string, form: string): number {
  const message = keyOf(form);
  if (typed === message) return whole;
  if (typed.includes(message) && (count(message) > 1 || isName(form))) {
    return within + count(message);
  }
  return message.includes(typed) && count(typed) >= leastWords ? 1 : 0;
}

/** A message, and for a status such as `404 Not Found` also its number and its words alone. */
function formsOf(message: string): string[] {
  const [, number, words] = /^(\d{3}) (.+)$/.exec(message) ?? [];
  return [message, number, words].filter((form) => form !== undefined);
}

/** The words of a text in lower case, each between spaces. */
function keyOf(text: string): string {
  const terms = wordsIn(text).map(({term}) => term);
  return ` ${terms.join(' ')} `;
}

function count(key: string): number {
  return key.trim().split(' ').length;
}

/** A status, or a name in capitals such as `ECONNREFUSED`: nobody writes it by chance. */
function isName(form: string): boolean {
  return /^[A-Z\d_]+$/.test(form);
}
