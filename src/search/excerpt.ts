import type {SearchRecord} from '../content/output/search-records.ts';
import {type Term, wordsIn} from './words.ts';

/** A piece of a text, and whether it is what was searched for. */
export interface Piece {
  text: string;
  isMatch: boolean;
}

/** About how many characters of prose are shown. */
const proseLength = 180;

/** How many of them come before the first match, to say what it is about. */
const lead = 40;

/** How many lines of code are shown. */
const codeLines = 3;

/**
 * The part of a record's text that has most of what was searched for, in pieces.
 * @param terms the terms that match, in lower case
 */
export function excerptOf({kind, text}: SearchRecord, terms: ReadonlySet<string>): Piece[] {
  return marked(kind === 'code' ? codeExcerpt(text, terms) : proseExcerpt(text, terms), terms);
}

/** A text in pieces, with its matches apart from the rest. */
export function marked(text: string, terms: ReadonlySet<string>): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of matchesIn(text, terms)) {
    if (match.start > end) pieces.push({text: text.slice(end, match.start), isMatch: false});
    pieces.push({text: text.slice(match.start, match.end), isMatch: true});
    end = match.end;
  }
  if (end < text.length) pieces.push({text: text.slice(end), isMatch: false});
  return pieces;
}

function matchesIn(text: string, terms: ReadonlySet<string>): Term[] {
  return wordsIn(text).flatMap((word) =>
    terms.has(word.term) ? [word] : word.parts.filter(({term}) => terms.has(term)),
  );
}

function proseExcerpt(text: string, terms: ReadonlySet<string>): string {
  const line = text.replaceAll('\n', ' ');
  const matches = matchesIn(line, terms);
  const within = (start: number) =>
    matches.filter((match) => match.start >= start && match.end <= start + proseLength - lead);
  // Of two parts that tell the same, the one that says it in fewer words.
  const value = ({start}: Term) => worth(within(start)) - span(within(start)) / proseLength;
  const first = best(matches, value)?.start ?? 0;
  const start = line.length <= proseLength ? 0 : Math.max(0, first - lead);
  return cut(line, start, start + proseLength);
}

/** The part of a line between two places, without the pieces of words at its ends. */
function cut(line: string, from: number, to: number): string {
  const start = from === 0 ? 0 : line.indexOf(' ', from) + 1;
  const end = to >= line.length ? line.length : line.lastIndexOf(' ', to);
  return `${start > 0 ? '… ' : ''}${line.slice(start, end)}${end < line.length ? ' …' : ''}`;
}

function codeExcerpt(text: string, terms: ReadonlySet<string>): string {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const shownFrom = (place: number) => lines.slice(place, place + codeLines);
  const starts = [...lines.keys()].slice(0, Math.max(1, lines.length - codeLines + 1));
  const start = best(starts, (place) => worth(matchesIn(shownFrom(place).join('\n'), terms))) ?? 0;
  const indent = Math.min(...shownFrom(start).map((line) => line.search(/\S/)));
  return shownFrom(start)
    .map((line) => line.slice(indent))
    .join('\n');
}

/** How much matches tell: different ones tell more than one many times, and long ones more than short ones. */
function worth(matches: readonly Term[]): number {
  return [...new Set(matches.map(({term}) => term))].join('').length;
}

/** From the first of some matches to where each different one has come up, in characters. */
function span(matches: readonly Term[]): number {
  const firsts = matches.filter(
    ({term}, place) => matches.findIndex((other) => other.term === term) === place,
  );
  return (firsts.at(-1)?.end ?? 0) - (firsts[0]?.start ?? 0);
}

function best<Item>(items: readonly Item[], value: (item: Item) => number): Item | undefined {
  let found: {item: Item; value: number} | undefined;
  for (const item of items) {
    const candidate = {item, value: value(item)};
    if (!found || candidate.value > found.value) found = candidate;
  }
  return found?.item;
}
