import type {Value} from '../content/claim/claim.ts';
import type {Hold} from './hold.ts';
import type {CheckContext} from './judge.ts';

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

/**
 * Holds a phrase of the page by what came of trying it. Prose is never held against a copy of itself: it may change into
 * any phrase that the check knows, and what was observed tells whether that one is true.
 * @param known the phrases that the check knows, and whether what was observed bears each of them out
 * @param observed what came of it, in other words than the page's
 */
export function holdPhrase(
  hold: Hold,
  phrase: Value,
  known: Phrases<boolean>,
  observed: string,
  asked: string,
): void {
  hold.ok(phrase, actionFor(hold, phrase, known), observed, asked);
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

/**
 * Holds a table of two columns: what is tried, by phrases that have to be all that the check knows, and what comes of it.
 * @param observe tries it, and gives what came of it and what was asked; it may hold more about the phrase
 */
export async function holdTable<Action, Tried extends string, Seen extends string>(
  {documented, hold}: CheckContext,
  [tried, seen]: readonly [Tried, Seen],
  known: Phrases<Action>,
  observe: (action: Action, phrase: Value) => Promise<readonly [observed: string, asked: string]>,
): Promise<void> {
  const rows = documented.rows<Tried | Seen>(tried, seen);
  const phrases = rows.map((row) => row[tried]);
  holdAllPhrases(hold, phrases, known);
  for (const row of rows) {
    const phrase = row[tried];
    const [observed, asked] = await observe(actionFor(hold, phrase, known), phrase);
    hold.same(row[seen], observed, asked);
  }
}
