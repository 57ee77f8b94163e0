import type {Query} from 'minisearch';
import {meaningsOf} from './same-meaning.ts';
import type {Word} from './words.ts';

/** Words that say little about what is looked for; they count only where nothing else is. */
const fillWords = new Set(
  'a an and are at be by can do does for from how i in is it my of on or that the this to what when where which why with you'.split(
    ' ',
  ),
);

/** How much a place tells that has another form of a word. */
const otherForm = 0.1;

/** How much a place tells that has another word for it. */
const otherWord = 0.3;

/** How the places of a text are looked for. */
export interface Queries {
  /** Each word as it was typed, or in another form; beginnings and typos do not count. */
  exact: Query[];
  /** Each word, or what else means the same. */
  meant: Query[];
}

/** Makes the queries of a text. */
export function queriesOf(words: readonly Word[]): Queries {
  const all = meaningsOf(words);
  const some = all.filter(({words: [first, ...rest], others}) => {
    return rest.length > 0 || others.length > 0 || (first && !fillWords.has(first.term));
  });
  const meanings = some.length > 0 ? some : all;
  return {
    exact: meanings.flatMap((meaning) => telling(meaning.words).map(exactly)),
    meant: meanings.map((meaning) => ({
      combineWith: 'OR',
      queries: [allOf(meaning.words), ...meaning.others.map((other) => allOf(other, otherWord))],
    })),
  };
}

/** The words that say something about what is looked for; all of them where none does. */
export function telling(words: readonly Word[]): readonly Word[] {
  const some = words.filter(({term}) => !fillWords.has(term));
  return some.length > 0 ? some : words;
}

/** A word as it is written, or in another form. */
function exactly({term, stem}: Word): Query {
  const otherwise: Query = {queries: [stem], boostTerm: () => otherForm};
  return {combineWith: 'OR', queries: stem === term ? [term] : [term, otherwise]};
}

/** Some words in any form, or as the beginning of longer ones. */
function allOf(words: readonly Word[], boost = 1): Query {
  return {
    combineWith: 'AND',
    queries: telling(words).map((word) => anyForm(word, boost)),
    boostTerm: () => boost,
  };
}

/** A word as it is written, in another form, or, for a name such as `requests.get`, the words that it is made of. */
function anyForm({term, stem, parts}: Word, boost: number): Query {
  const isName = parts.length > 0;
  const otherwise: Query = {
    combineWith: 'AND',
    queries: isName ? parts.map((part) => part.term) : [stem],
    prefix: false,
    boostTerm: () => otherForm * boost,
  };
  return {combineWith: 'OR', queries: [term, otherwise]};
}
