import type {Hold} from '../../src/checks/hold.ts';
import type {Value} from '../../src/content/claim.ts';

/** What a check does for each phrase that the page may use. */
type Phrases<Deed> = Readonly<Record<string, Deed>>;

/**
 * What the check does where the page uses this phrase. A phrase that the check does not know is a drift: it says
 * something that nobody has tried.
 */
export function deedOf<Deed>(hold: Hold, phrase: Value, phrases: Phrases<Deed>): Deed {
  const deed = Object.hasOwn(phrases, phrase.text) ? phrases[phrase.text] : undefined;
  hold.that(
    phrase,
    deed !== undefined,
    deed === undefined ? 'nothing: the check does not know this phrase' : 'what the phrase says',
    `looked for the phrase among: ${Object.keys(phrases).join('; ')}`,
  );
  return deed as Deed;
}

/** Holds that the page uses every phrase that the check knows, and in this order. */
export function holdAllPhrases(
  hold: Hold,
  phrases: readonly Value[],
  known: Phrases<unknown>,
): void {
  hold.list(phrases, Object.keys(known), 'compared with the phrases that the check knows');
}
