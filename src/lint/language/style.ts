import {avoided} from './avoided.ts';
import type {Sentence} from './sentence.ts';
import type {Dictionary, Finding} from './spelling.ts';
import {ownWords} from './words.ts';

/** How many words a sentence may have, a piece of code being one: a reader goes through it once. */
export const mostWords = 26;

/** The words that the pages do without. */
export function avoidedWords({text}: Sentence): Finding[] {
  return avoided.flatMap(({pattern, advice}) =>
    [...text.matchAll(pattern)].map(({0: found, index}) => ({
      index,
      text: found.trim(),
      message: `"${found.trim()}" is a wording that the style guide avoids: ${advice}.`,
    })),
  );
}

/** A sentence that needs reading twice. */
export function tooLong({text}: Sentence): Finding[] {
  const count = text.split(/\s+/).filter((word) => /[\p{L}\d·]/u.test(word)).length;
  if (count <= mostWords) return [];
  const message = `this sentence has ${count} words: make two of it, with ${mostWords} at most in each.`;
  return [{index: 0, text, message}];
}

/** Words of a heading that begin with a capital and are no names. */
export function capitals({kind, text}: Sentence, dictionary: Dictionary): Finding[] {
  if (kind !== 'heading') return [];
  const later = /(?<=[\p{L}\d·`,&)] )\p{Lu}\p{Ll}+(?!\p{L})/gu;
  return [...text.matchAll(later)].flatMap(({0: word, index}): Finding[] => {
    const small = word.toLowerCase();
    if (ownWords.has(word) || !dictionary.correct(small)) return [];
    const message = `a heading has a capital only at its start and in names: write "${small}".`;
    return [{index, text: word, message}];
  });
}
