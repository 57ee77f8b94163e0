/** A piece of a text that can be searched for. */
export interface Term {
  /** In lower case. */
  term: string;
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
    return {...term(found, index), parts: parts.length > 1 ? parts : []};
  });
}

/** The terms under which a text is found: each word, and the words that it is made of. */
export function termsOf(text: string): string[] {
  return wordsIn(text).flatMap((word) => [word.term, ...word.parts.map((part) => part.term)]);
}

function term(text: string, start: number): Term {
  return {term: text.toLowerCase(), start, end: start + text.length};
}
