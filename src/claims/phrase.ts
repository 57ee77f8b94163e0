import type {Value} from '../content/claim/claim.ts';
import type {Hold} from './hold.ts';

/** What a check does for each phrase that the page may use. */
type Phrases<Action> = Readonly<Record<string, Action>>;

/**
 * What the check does where the page uses this phrase. A phrase that the check does not know is a drift: it says
 * something that nobody has tried.
 */
export function actionFor<Action>(hold: Hold, phrase: Value, phrases: Phrases<Action>): Action {
  const action = Object.hasOwn(phrases, phrase.text) ? phrases[phrase.text] : undefined;
  hold.phrase(phrase, action !== undefined, Object.keys(phrases));
  return action as Action;
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
