import MiniSearch, {type AsPlainObject, type Options, type Query} from 'minisearch';
import type {SearchRecord} from '../content/output/search-records.ts';
import {excerptOf, marked, type Piece} from './excerpt.ts';
import {termsOf, type Word, wordsIn} from './words.ts';

/** What the site has for its search, as one JSON file. */
export interface SearchData {
  records: SearchRecord[];
  index: AsPlainObject;
}

/** A place that was found. */
export interface Found {
  record: SearchRecord;
  /** Gives the part of its text that has most of what was searched for. */
  excerpt: () => Piece[];
  /** Marks what was searched for in another text of the place, such as its heading. */
  mark: (text: string) => Piece[];
}

/** What was found, best first. */
export interface Findings {
  found: Found[];
  /** Whether the places have all of the words, or some; where none has any, the pages stand there instead. */
  words: 'all' | 'some' | 'none';
}

/** Looks for the places that a text is about. */
export type Search = (text: string) => Findings;

/** Words that say little about what is looked for; they count only where nothing else is. */
const fillWords = new Set(
  'a an and are at be by can do does for from how i in is it my of on or that the this to what when where which why with you'.split(
    ' ',
  ),
);

/** How much more a place tells that has some words as they were written, or all of them in its heading. */
const moreTelling = 3;

/** How a place is looked for: the first way that finds one counts. */
const ways = [
  {combineWith: 'AND', fuzzy: false, words: 'all'},
  {combineWith: 'AND', fuzzy: typos, words: 'all'},
  {combineWith: 'OR', fuzzy: typos, words: 'some'},
] as const;

const options: Options = {
  idField: 'place',
  fields: ['title', 'heading', 'names', 'text', 'file', 'context'],
  tokenize: termsOf,
  processTerm: (term) => term,
  searchOptions: {
    // A text is taken apart before it gets to MiniSearch.
    tokenize: (term) => [term],
    boost: {title: 8, heading: 4, file: 1.5, context: 0.5},
    // A single letter begins too many words.
    prefix: (term) => term.length > 1,
    maxFuzzy: 2,
  },
};

/** Makes what the search in the browser needs of the places of the site. */
export function searchData(records: SearchRecord[]): SearchData {
  const index = new MiniSearch(options);
  index.addAll(records.map((record, place) => ({...fieldsOf(record), place})));
  return {records, index: index.toJSON()};
}

/**
 * Gives the search through the places. A place has to have all the words of a text, in any form or as the beginning of
 * longer ones; if none has, a long word may have a typo; if still none has, one word is enough.
 */
export function searchThrough({records, index: serialized}: SearchData): Search {
  const index = MiniSearch.loadJS(serialized, options);
  const texts = records.map((record) => Object.values(record).join('\n').toLowerCase());
  const headings = records.map(({kind, section, page}) =>
    kind === 'code' ? undefined : new Set(termsOf(section || page)),
  );
  const pages = records.filter(({kind, section}) => kind === 'section' && section === '');
  return (text) => {
    const phrase = text.trim().toLowerCase();
    const telling = tellingWords(phrase.length > 1 ? text : '');
    const queries = telling.map(queryOf);
    const boostDocument = (place: number) =>
      (telling.length > 1 && texts[place]?.includes(phrase) ? moreTelling : 1) *
      (telling.every(({stem}) => headings[place]?.has(stem)) ? moreTelling : 1);
    for (const {combineWith, fuzzy, words} of ways) {
      const results = index.search({combineWith, queries}, {fuzzy, boostDocument});
      const found = results.flatMap(({id, terms}) => foundAt(records[id], terms));
      if (found.length > 0) return {found, words};
    }
    return {found: pages.flatMap((page) => foundAt(page, [])), words: 'none'};
  };
}

/**
 * A word of a heading counts for what stands below it, but the heading itself comes first. What stands first in a row of a
 * table is what the row is about.
 */
function fieldsOf({kind, page, section, text, file}: SearchRecord): Record<string, unknown> {
  if (kind === 'code') return {text, file, context: `${section} ${page}`};
  const rows = text.split('\n').map((line) => line.split(' | '));
  const names = rows.flatMap(([name, ...more]) => (more.length > 0 ? [name] : [])).join('\n');
  return section === ''
    ? {title: page, names, text}
    : {heading: section, names, text, context: page};
}

function foundAt(record: SearchRecord | undefined, matching: readonly string[]): Found[] {
  if (!record) return [];
  const terms = new Set(matching);
  return [{record, excerpt: () => excerptOf(record, terms), mark: (text) => marked(text, terms)}];
}

/** How much of a word may differ. */
function typos(term: string): number | false {
  return /^\p{L}{6,}$/u.test(term) && 0.2;
}

function tellingWords(text: string): Word[] {
  const words = wordsIn(text);
  const telling = words.filter(({term}) => !fillWords.has(term));
  return telling.length > 0 ? telling : words;
}

/** A word as it is written, in another form, or, for a name such as `requests.get`, the words that it is made of. */
function queryOf({term, stem, parts}: Word): Query {
  const isName = parts.length > 0;
  const otherwise: Query = {
    combineWith: 'AND',
    queries: isName ? parts.map((part) => part.term) : [stem],
    prefix: false,
    boostTerm: () => 0.1,
  };
  return {combineWith: 'OR', queries: [term, otherwise]};
}
