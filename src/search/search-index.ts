import MiniSearch, {
  type AsPlainObject,
  type Options,
  type Query,
  type SearchOptions,
} from 'minisearch';
import type {SearchRecord} from '../content/output/search-records.ts';
import {termsOf, type Word, wordsIn} from './words.ts';

/** What the site has for its search, as one JSON file. */
export interface SearchData {
  records: SearchRecord[];
  index: AsPlainObject;
}

/** A place that was found. */
export interface Found {
  record: SearchRecord;
  /** The terms of the place that match, in lower case, to mark them. */
  terms: ReadonlySet<string>;
}

/** What was found, best first. */
export interface Findings {
  found: Found[];
  /** Whether each place has all of the words; if none has, these have some of them. */
  hasAllWords: boolean;
}

/** Looks for the places that a text is about. */
export type Search = (text: string) => Findings;

/** The shortest text that is searched for; a single letter begins too many words. */
export const shortestQuery = 2;

/** Words that say little about what is looked for; they count only where nothing else is. */
const fillWords = new Set(
  'a an and are at be by can do does for from how i in is it my of on or that the this to what when where which why with you'.split(
    ' ',
  ),
);

const options: Options<SearchRecord & {place: number}> = {
  idField: 'place',
  fields: ['title', 'heading', 'text', 'file', 'context'],
  extractField(record, field) {
    const {section, page, text, file = '', place, kind} = record;
    if (field === 'place') return place;
    if (field === 'text') return text;
    if (field === 'file') return file;
    // A word of a heading counts for what stands below it, but the heading itself comes first.
    if (kind === 'code') return field === 'context' ? `${section} ${page}` : '';
    if (section === '') return field === 'title' ? page : '';
    if (field === 'heading') return section;
    return field === 'context' ? page : '';
  },
  // MiniSearch would turn a number into a text otherwise.
  stringifyField: (value) => value as string,
  tokenize: termsOf,
  processTerm: (term) => term,
  searchOptions: {
    // A text is taken apart before it gets to MiniSearch.
    tokenize: (term) => [term],
    boost: {title: 8, heading: 4, file: 1.5, context: 0.5},
    prefix: (term) => term.length >= shortestQuery,
    maxFuzzy: 2,
  },
};

/** Makes what the search in the browser needs of the places of the site. */
export function searchData(records: SearchRecord[]): SearchData {
  const index = new MiniSearch(options);
  index.addAll(records.map((record, place) => ({...record, place})));
  return {records, index: index.toJSON()};
}

/**
 * Gives the search through the places. A place has to have all the words of a text, as they are written or as the
 * beginning of longer ones; if none has, a long word may have a typo; if still none has, one word is enough. A place that
 * has a name such as `requests.get` as it is written comes before those that have only its parts.
 */
export function searchThrough({records, index: serialized}: SearchData): Search {
  const index = MiniSearch.loadJS(serialized, options);
  const find = (query: Query, fuzzy: SearchOptions['fuzzy'] = false): Found[] =>
    index.search(query, {fuzzy}).flatMap(({id, terms}) => {
      const record = records[id];
      return record ? [{record, terms: new Set(terms)}] : [];
    });
  return (text) => {
    const words = text.trim().length < shortestQuery ? [] : tellingWords(text);
    const written: Query[] = words.map(({term}) => term);
    const inParts = words.map(orItsParts);
    const asWritten = find({combineWith: 'AND', queries: written});
    const known = new Set(asWritten.map(({record}) => record));
    const others = find({combineWith: 'AND', queries: inParts});
    const exact = [...asWritten, ...others.filter(({record}) => !known.has(record))];
    if (exact.length > 0) return {found: exact, hasAllWords: true};
    const misspelt = find({combineWith: 'AND', queries: inParts}, typos);
    if (misspelt.length > 0) return {found: misspelt, hasAllWords: true};
    return {found: find({combineWith: 'OR', queries: inParts}, typos), hasAllWords: false};
  };
}

/** How much of a word may differ. */
function typos(term: string): number | false {
  return /^\p{L}{5,}$/u.test(term) && 0.2;
}

function tellingWords(text: string): Word[] {
  const words = wordsIn(text);
  const telling = words.filter(({term}) => !fillWords.has(term));
  return telling.length > 0 ? telling : words;
}

function orItsParts({term, parts}: Word): Query {
  if (parts.length === 0) return term;
  const all: Query = {combineWith: 'AND', queries: parts.map((part) => part.term)};
  return {combineWith: 'OR', queries: [term, all]};
}
