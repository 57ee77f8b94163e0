import type {SearchRecord} from '../content/output/search-records.ts';
import {type Term, wordsIn} from './words.ts';

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
export function excerptOf({kind, text}: SearchRecord, terms: ReadonlySet<string>): Piece[] {
  const {between, joint, most} = units[kind];
  const parts = text.split(between).filter((part) => part.trim() !== '');
  const start = bestStart(parts, most, terms);
  const shown = unindented(parts.slice(start, start + most)).join(joint);
  if (kind === 'code') return marked(shown, terms);
  const isCut = start + most < parts.length;
  return marked(`${start > 0 ? '… ' : ''}${shown}${isCut ? ' …' : ''}`, terms);
}

/** A text in pieces, with its matches apart from the rest. */
export function marked(text: string, terms: ReadonlySet<string>): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of matchesIn(text, terms)) {
    pieces.push({text: text.slice(end, match.start), isMatch: false});
    pieces.push({text: text.slice(match.start, match.end), isMatch: true});
    end = match.end;
  }
  pieces.push({text: text.slice(end), isMatch: false});
  return pieces.filter((piece) => piece.text !== '');
}

function matchesIn(text: string, terms: ReadonlySet<string>): Term[] {
  const isMatch = ({term, stem}: Term) => terms.has(term) || terms.has(stem);
  return wordsIn(text).flatMap((word) => (isMatch(word) ? [word] : word.parts.filter(isMatch)));
}

/** Where the excerpt begins, so that its matches tell most and stand in its middle. */
function bestStart(parts: readonly string[], most: number, terms: ReadonlySet<string>): number {
  const found = parts.map((part) => matchesIn(part, terms).map(({stem}) => stem));
  const starts = [...found.keys()].slice(0, Math.max(1, found.length - most + 1));
  const worths = starts.map((start) => worth(found.slice(start, start + most).flat()));
  const best = Math.max(...worths);
  if (best === 0) return 0;
  const first = worths.indexOf(best);
  const after = worths.findIndex((value, start) => start > first && value < best);
  return Math.floor((first + (after < 0 ? worths.length : after) - 1) / 2);
}

/** Different matches tell more than one many times, and long ones more than short ones. */
function worth(matches: readonly string[]): number {
  return [...new Set(matches)].join('').length;
}

/** Some lines without the indent that they have in common. */
function unindented(lines: readonly string[]): string[] {
  const indent = Math.min(...lines.map((line) => line.search(/\S/)));
  return lines.map((line) => line.slice(indent));
}
