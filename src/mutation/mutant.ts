import type {Position} from '../content/problem.ts';
import {type ProjectFiles, withTexts} from '../content/project-files.ts';

/** One documented thing, changed: a file of the project with another text. */
export interface Mutant extends Position {
  file: string;
  /** What was changed into what, for a person. */
  change: string;
  /** The whole text of the changed file. */
  text: string;
  /** Who should notice. */
  watch: Watch;
}

/** A change of a page's text. */
export interface Change {
  /** Where it is, as an offset in the text. */
  offset: number;
  change: string;
  /** The whole changed text. */
  result: string;
}

/** Which checks a mutant has to get past. */
export type Watch =
  /** The check of a claim, and those that build on it. */
  | {by: 'claim'; id: string}
  /** A run of one client of an example. */
  | {by: 'client'; example: string; language: string}
  /** The comparison of an example's output with a real run. */
  | {by: 'output'; example: string}
  /**
   * All claim checks, since the changed file is part of the server or of a step that a check runs; those of the pages
   * that show it come first.
   */
  | {by: 'all-claims'; pages: string[]};

/** The project with a mutant's file in place of the real one. */
export function mutated(files: ProjectFiles, {file, text}: Mutant): ProjectFiles {
  return withTexts(files, new Map([[file, text]]));
}

/** The text with one part replaced. */
export function spliced(text: string, start: number, end: number, replacement: string): string {
  return text.slice(0, start) + replacement + text.slice(end);
}

/** Another word of the same form: its middle character becomes the next digit or the next letter of its case. */
export function alteredWord(word: string): string {
  const middle = Math.floor((word.length - 1) / 2);
  return spliced(word, middle, middle + 1, nextCharacter(word.charAt(middle)));
}

/** The words of a text, with their offsets in it. */
export function wordsOf(text: string): {word: string; offset: number}[] {
  return [...text.matchAll(/[A-Za-z0-9]+/g)].map((match) => ({
    word: match[0],
    offset: match.index,
  }));
}

function nextCharacter(character: string): string {
  for (const [first, last] of ['09', 'az', 'AZ']) {
    if (first === undefined || last === undefined || character < first || character > last)
      continue;
    return character === last ? first : String.fromCharCode(character.charCodeAt(0) + 1);
  }
  return `${character}x`;
}
