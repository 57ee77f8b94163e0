import {stemmer} from 'stemmer';

/** A piece of a text that can be searched for. */
export interface Term {
  /** In lower case. */
  term: string;
  /** What an English word has in common with its other forms, such as `rotat` of `rotating` and `rotate`. */
  stem: string;
  start: number;
  end: number;
}

/** A word of a text, such as `401`, `X-API-KEY`, `api/agents` or `timingSafeEqual`. */
export interface Word extends Term {
  /** The words that it is made of, such as `timing`, `safe` and `equal`; none where it is one word. */
  parts: Term[];
}

/** Letters and digits, and what joins them to one name in code: a header, a variable, a path, a method. */
const wordPattern = /[\p{L}\p{M}\p{N}]+(?:[-_./]+[\p{L}\p{M}\p{N}]+)*/gu;

/** A word between joints, or one that begins with a capital within a name. */
const partPattern = /\p{Lu}+(?!\p{Ll})|\p{Lu}?[\p{Ll}\p{Lo}\p{M}]+|\p{N}+/gu;

/** Reads the words of a text. The index and the search in the browser both use this, so that they agree. */
export function wordsIn(text: string): Word[] {
  return [...text.matchAll(wordPattern)].map(({0: found, index}) => {
    const parts = [...found.matchAll(partPattern)].map((part) => term(part[0], index + part.index));
    const isName = parts.length > 1;
    const word = term(found, index);
    // What is joined to one name has no other forms; `WebSockets` has.
    const stem = /[-_./]/.test(found) ? word.term : word.stem;
    return {...word, stem, parts: isName ? parts : []};
  });
}

/** The terms under which a text is found: each word, the words that it is made of, and the stems of these. */
export function termsOf(text: string): string[] {
  const terms = wordsIn(text).flatMap((word) => [word, ...word.parts]);
  return terms.flatMap(({term, stem}) => (stem === term ? [term] : [term, stem]));
}

function term(text: string, start: number): Term {
  const term = text.toLowerCase();
  return {term, stem: stemOf(term), start, end: start + text.length};
}

/** Most words come many times: in the texts, and with every letter that is typed. */
const stems = new Map<string, string>();

function stemOf(term: string): string {
  const known = stems.get(term);
  if (known !== undefined) return known;
  const stem = stemmer(term);
  stems.set(term, stem);
  return stem;
}
