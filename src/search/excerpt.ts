import type {SearchRecord} from '../content/output/search-records.ts';
import {type Term, type Word, wordsIn} from './words.ts';

/** A piece of a text, and whether it is what was searched for. */
export interface Piece {
  text: string;
  isMatch: boolean;
}

/** What an excerpt is made of, and how many of these it shows: lines of code, or words of prose. */
const units = {
  code: {between: '\n', joint: '\n', most: 3},
  section: {between: /\s+/, joint: ' ', most: 28},
};

/**
 * The part of a record's text that has most of what was searched for, in pieces.
 * @param terms the terms that match, in lower case
 */
export function excerptOf(record: SearchRecord, terms: ReadonlySet<string>): Piece[] {
  const {kind} = record;
  const {joint, most} = units[kind];
  const parts = partsOf(record);
  const start = bestStart(parts, most, terms);
  const lines = parts.slice(start, start + most).map(({text}) => text);
  const shown = unindented(lines).join(joint);
  if (kind === 'code') return marked(shown, terms);
  const isCut = start + most < parts.length;
  return marked(`${start > 0 ? '… ' : ''}${shown}${isCut ? ' …' : ''}`, terms);
}

/** A line of code or a word of prose, with the words that can be searched for in it. */
interface Part {
  text: string;
  words: Word[];
}

/** A record comes with most letters that are typed, and to take its text apart takes longer than all else. */
const known = new WeakMap<SearchRecord, Part[]>();

function partsOf(record: SearchRecord): Part[] {
  const parts =
    known.get(record) ??
    record.text
      .split(units[record.kind].between)
      .filter((part) => part.trim() !== '')
      .map((text) => ({text, words: wordsIn(text)}));
  known.set(record, parts);
  return parts;
}

/** A text in pieces, with its matches apart from the rest. */
export function marked(text: string, terms: ReadonlySet<string>): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of matchesIn(wordsIn(text), terms)) {
    pieces.push({text: text.slice(end, match.start), isMatch: false});
    pieces.push({text: text.slice(match.start, match.end), isMatch: true});
    end = match.end;
  }
  pieces.push({text: text.slice(end), isMatch: false});
  return pieces.filter((piece) => piece.text !== '');
}

function matchesIn(words: readonly Word[], terms: ReadonlySet<string>): Term[] {
  const isMatch = ({term, stem}: Term) => terms.has(term) || terms.has(stem);
  return words.flatMap((word) => (isMatch(word) ? [word] : word.parts.filter(isMatch)));
}

/** Where the excerpt begins, so that its matches tell most and stand in its middle. */
function bestStart(parts: readonly Part[], most: number, terms: ReadonlySet<string>): number {
  const found = parts.map(({words}) => matchesIn(words, terms).map(({stem}) => stem));
  const worths = worthsOf(found, most);
  const best = Math.max(...worths);
  if (best === 0) return 0;
  const first = worths.indexOf(best);
  const after = worths.findIndex((value, start) => start > first && value < best);
  return Math.floor((first + (after < 0 ? worths.length : after) - 1) / 2);
}

/**
 * What the matches of each row of parts tell, by where the row begins: different ones tell more than one many times, and
 * long ones more than short ones. A text has many rows, so that each is counted from the one before.
 */
function worthsOf(found: readonly string[][], most: number): number[] {
  const times = new Map<string, number>();
  let worth = 0;
  const count = (matches: readonly string[], by: 1 | -1) => {
    for (const match of matches) {
      const before = times.get(match) ?? 0;
      times.set(match, before + by);
      const isChanged = by === 1 ? before === 0 : before === 1;
      if (isChanged) worth += by * match.length;
    }
  };
  const worths: number[] = [];
  for (const [end, matches] of found.entries()) {
    count(matches, 1);
    if (end >= most) count(found[end - most] ?? [], -1);
    if (end >= most - 1 || end === found.length - 1) worths.push(worth);
  }
  return worths;
}

/** Some lines without the indent that they have in common. */
function unindented(lines: readonly string[]): string[] {
  const indent = Math.min(...lines.map((line) => line.search(/\S/)));
  return lines.map((line) => line.slice(indent));
}
