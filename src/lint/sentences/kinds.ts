/** What makes a sentence outside claims true, or makes it need no truth; its key in a list, and what it means. */
export const sentenceKinds = {
  claimed: 'a claim stands in it, and the words around the claim say what its check looks at',
  held: 'the check of another claim, named by `by`, fails where the sentence is wrong',
  tested: 'a test of this repository, named by `by`, fails where the sentence is wrong',
  advice: 'it tells readers what to do, or why',
  definition: 'it says what a word means, or what an example is about',
  signpost: 'it says where something stands',
  fact: 'it is about the outside world, by the `source` that was read on the day `read`',
  unclaimed: 'it says how something behaves, and nothing holds it yet',
} as const;

/** The kind of a sentence. */
export type SentenceKind = keyof typeof sentenceKinds;

/** Under which `npm run sentences` puts what a person has to read. */
export const unread = 'unread';

/** Tells whether a key of a list is a kind. */
export function isSentenceKind(key: string): key is SentenceKind {
  return Object.hasOwn(sentenceKinds, key);
}
