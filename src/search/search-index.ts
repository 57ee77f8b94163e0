import MiniSearch, {
  type AsPlainObject,
  type Options,
  type Query,
  type SearchOptions,
} from 'minisearch';
import type {Remedy} from '../content/output/remedies.ts';
import type {SearchRecord} from '../content/output/search-records.ts';
import {remediesFor} from './error-in-hand.ts';
import {excerptOf, marked, type Piece} from './excerpt.ts';
import {foreignMessages} from './foreign-messages.ts';
import {type NotCovered, notCovered} from './not-covered.ts';
import {queriesOf} from './queries.ts';
import {rowNames, tellingPlaces} from './telling-places.ts';
import {termsOf, wordsIn} from './words.ts';

/** What the site has for its search, as one JSON file. */
export interface SearchData extends SearchSource {
  index: AsPlainObject;
}

/** What the pages have for the search. */
export interface SearchSource {
  records: SearchRecord[];
  remedies: Remedy[];
  /** What the site's paths begin with, without a slash at its end: nothing where it has a domain of its own. */
  base: string;
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
  /** The subject that no page is about, where the text names one; the places are those that stand nearest then. */
  notCovered?: NotCovered;
}

/** Looks for the places that a text is about. */
export type Search = (text: string) => Findings;

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

/** Makes what the search in the browser needs of what the pages have. */
export function searchData(source: SearchSource): SearchData {
  const index = new MiniSearch(options);
  index.addAll(source.records.map((record, place) => ({...fieldsOf(record), place})));
  return {...source, index: index.toJSON()};
}

/**
 * Gives the search through the places. First comes the remedy for a message that was typed, then the places that have all
 * the words as they are, then those that have other words for them, or longer ones that begin so. If there is none, a long
 * word may have a typo; if there is still none, one word is enough.
 */
export function searchThrough({records, remedies, base, index: serialized}: SearchData): Search {
  const index = MiniSearch.loadJS(serialized, options);
  const telling = tellingPlaces(records);
  const pages = records.filter(({kind, section}) => kind === 'section' && section === '');
  const sections = new Map(
    records.flatMap((record) => (record.kind === 'section' ? [[record.path, record]] : [])),
  );
  const at = (path: string) => foundAt(sections.get(base + path), []);
  const known = [...remedies, ...foreignMessages.map((one) => ({...one, path: base + one.path}))];
  return (text) => {
    const typed = text.trim().length > 1 ? text : '';
    const words = wordsIn(typed);
    const {exact, meant} = queriesOf(words);
    const boostDocument = telling(typed);
    const look = (query: Query, rest: SearchOptions) =>
      index.search(query, {...rest, boostDocument}).flatMap(({id, terms}) => {
        return foundAt(records[id], terms);
      });
    const all = {combineWith: 'AND', queries: meant} as const;

    const mended = remediesFor(typed, known).flatMap((remedy) =>
      remedyAt(sections.get(remedy.path), remedy, typed),
    );
    const literal = look({combineWith: 'AND', queries: exact}, {fuzzy: false, prefix: false});
    const similar = look(all, {fuzzy: false});
    const found = onlyFirst([...mended, ...literal, ...similar]);
    const subject = mended.length + literal.length > 0 ? undefined : notCovered(words);
    if (subject) {
      const nearest = onlyFirst([...subject.nearest.flatMap(at), ...similar]);
      return {found: nearest, words: 'none', notCovered: subject};
    }
    if (found.length > 0) return {found, words: 'all'};
    const near = look(all, {fuzzy: typos});
    if (near.length > 0) return {found: near, words: 'all'};
    const some = look({combineWith: 'OR', queries: meant}, {fuzzy: typos});
    if (some.length > 0) return {found: some, words: 'some'};
    return {found: pages.flatMap((page) => foundAt(page, [])), words: 'none'};
  };
}

/**
 * A word of a heading counts for what stands below it, but the heading itself comes first. What stands first in a row of a
 * table is what the row is about.
 */
function fieldsOf({kind, page, section, text, file}: SearchRecord): Record<string, unknown> {
  if (kind === 'code') return {text, file, context: `${section} ${page}`};
  const names = rowNames(text).join('\n');
  return section === ''
    ? {title: page, names, text}
    : {heading: section, names, text, context: page};
}

function foundAt(record: SearchRecord | undefined, matching: readonly string[]): Found[] {
  if (!record) return [];
  const terms = new Set(matching);
  return [{record, excerpt: () => excerptOf(record, terms), mark: (text) => marked(text, terms)}];
}

/** A place that says what to do about a message, with the message and its sender in place of an excerpt. */
function remedyAt(
  record: SearchRecord | undefined,
  {messages, sender}: Remedy,
  typed: string,
): Found[] {
  const terms = new Set(termsOf(typed));
  const row = `${messages.join(' · ')} (${sender})`;
  return foundAt(record, [...terms]).map((found) => ({
    ...found,
    excerpt: () => marked(row, terms),
  }));
}

function onlyFirst(found: readonly Found[]): Found[] {
  const byId = new Map<string, Found>();
  for (const one of found) if (!byId.has(one.record.id)) byId.set(one.record.id, one);
  return [...byId.values()];
}

/** How much of a word may differ. */
function typos(term: string): number | false {
  return /^\p{L}{6,}$/u.test(term) && 0.2;
}
