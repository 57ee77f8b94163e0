import type {Sentence} from './sentence.ts';
import {ownWords} from './words.ts';

/** A dictionary, as `nspell` makes one. */
export interface Dictionary {
  correct(word: string): boolean;
  suggest(word: string): string[];
}

/** Something of a sentence that is not as it should be. */
export interface Finding {
  /** Where it begins in the text of the sentence. */
  index: number;
  /** As it stands there. */
  text: string;
  message: string;
}

/** Loads the dictionary of US English, with the site's own words. */
export async function loadDictionary(): Promise<Dictionary> {
  const [{default: nspell}, {default: english}] = await Promise.all([
    import('nspell'),
    import('dictionary-en'),
  ]);
  const speller = nspell({aff: Buffer.from(english.aff), dic: Buffer.from(english.dic)});
  for (const word of ownWords) speller.add(word);
  return speller;
}

/** The words of a sentence that no dictionary has. A name with a dot, a slash or a digit in it is no word. */
export function misspelled({text}: Sentence, dictionary: Dictionary): Finding[] {
  return [...text.matchAll(/[^\s·`]+/g)].flatMap(({0: token, index}) => {
    if (/[@/_\d]|\w[.:(]\w|^\.\w|--/.test(token)) return [];
    return [...token.matchAll(/[\p{L}']+/gu)].flatMap((part): Finding[] => {
      const word = part[0].replace(/^'+|'s?$|'+$/g, '');
      if (word.length < 2 || isKnown(word, dictionary)) return [];
      const [meant] = dictionary.suggest(word);
      const remedy =
        meant === undefined
          ? 'mend it, or mark it as code'
          : `did you mean "${meant}"? Otherwise mark it as code`;
      const message = `"${word}" is in no dictionary of US English: ${remedy}, or add it to src/lint/language/words.ts.`;
      return [{index: index + part.index, text: word, message}];
    });
  });
}

function isKnown(word: string, dictionary: Dictionary): boolean {
  const [first = ''] = word;
  const small = first.toLowerCase() + word.slice(1);
  return dictionary.correct(word) || (small !== word && ownWords.has(small));
}
