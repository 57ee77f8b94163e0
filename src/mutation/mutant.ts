import type {ClientLanguage} from '../content/code/client-language.ts';
import {placeAt} from '../content/place.ts';
import type {Position} from '../content/problem.ts';
import {type ProjectFiles, withTexts} from '../content/project-files.ts';

/** One documented thing, changed: a file of the project with another text. */
export interface Mutant<By = Watch> extends Position {
  file: string;
  /** What was changed into what, for a person. */
  change: string;
  /** The whole text of the changed file. */
  text: string;
  /** Who should notice. */
  watch: By;
}

/** A change of a text. */
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
  | {by: 'client'; example: string; language: ClientLanguage['id']}
  /** The comparison of an example's output with a real run. */
  | {by: 'output'; example: string}
  /**
   * All claim checks, since the changed file is part of the server or of a step that a check runs; those of the pages
   * that show it come first, and before them the record of the code that ran against releases.
   */
  | {by: 'all-claims'; pages: string[]};

/** A person, who reads each sentence outside claims once; the list of the page tells what was changed since. */
export interface Reading {
  by: 'reading';
  /** Of which kind the sentence was. */
  kind: string | undefined;
}

/** The mutant that a change of a file's text makes. */
export function mutantOf<By>(
  file: string,
  text: string,
  {offset, change, result}: Change,
  watch: By,
): Mutant<By> {
  return {file, ...placeAt(text, offset), change, text: result, watch};
}

/** The project with a mutant's file in place of the real one. */
export function mutated(
  files: ProjectFiles,
  {file, text}: Pick<Mutant, 'file' | 'text'>,
): ProjectFiles {
  return withTexts(files, new Map([[file, text]]));
}

/** The change that puts something else in the place of one part of a text. */
export function replaced(
  text: string,
  [start, end]: readonly [number, number],
  replacement: string,
  change: string,
): Change {
  return {offset: start, change, result: text.slice(0, start) + replacement + text.slice(end)};
}

/** A word of a text. */
export interface Word {
  word: string;
  /** Where it begins in the text. */
  offset: number;
}

/** The words of a text outside of some parts of it. */
export function wordsOf(text: string, free: readonly [number, number][] = []): Word[] {
  return [...text.matchAll(/[A-Za-z0-9]+/g)]
    .map(({0: word, index}) => ({word, offset: index}))
    .filter(({offset}) => !free.some(([start, end]) => start <= offset && offset < end));
}

/** The change of a word into another one of the same form. */
export function wordChange(text: string, {word, offset}: Word): Change {
  const other = alteredWord(word);
  return replaced(text, [offset, offset + word.length], other, `${word} → ${other}`);
}

/** Another word of the same form: its middle character becomes the next digit or the next letter of its case. */
function alteredWord(word: string): string {
  const middle = Math.floor((word.length - 1) / 2);
  return word.slice(0, middle) + nextCharacter(word.charAt(middle)) + word.slice(middle + 1);
}

const afterLast = new Map([
  ['9', '0'],
  ['z', 'a'],
  ['Z', 'A'],
]);

function nextCharacter(character: string): string {
  return afterLast.get(character) ?? String.fromCharCode(character.charCodeAt(0) + 1);
}
