import type {Value} from '../content/claim/claim.ts';
import type {Hold} from './hold.ts';

/** What a check does for each phrase that the page may use. */
type Phrases<Deed> = Readonly<Record<string, Deed>>;

/**
 * What the check does where the page uses this phrase. A phrase that the check does not know is a drift: it says
 * something that nobody has tried.
 */
export function deedOf<Deed>(hold: Hold, phrase: Value, phrases: Phrases<Deed>): Deed {
  const deed = Object.hasOwn(phrases, phrase.text) ? phrases[phrase.text] : undefined;
  hold.phrase(phrase, deed !== undefined, Object.keys(phrases));
  return deed as Deed;
}

/** Holds that the page uses every phrase that the check knows, and in this order. */
export function holdAllPhrases(
  hold: Hold,
  phrases: readonly Value[],
  known: Phrases<unknown>,
): void {
  const names = Object.keys(known);
  for (const [place, phrase] of phrases.entries()) {
    hold.phrase(phrase, phrase.text === names[place], names);
  }
  const last = phrases.at(-1);
  if (last) hold.phrase(last, phrases.length === names.length, names);
}
