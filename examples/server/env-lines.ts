import dotenv from 'dotenv';

/** A place in a text, in lines and characters, both counted from 1. */
export interface Place {
  line: number;
  column: number;
}

/** What is wrong at a place, and how to write it. No message repeats a value. */
export interface LineProblem extends Place {
  message: string;
}

/** A well-formed assignment of a `.env` file. */
export interface Assignment extends Place {
  name: string;
  /** As dotenv reads it. */
  value: string;
  /** The value as it is written, to the end of its line, or to the closing quotation mark and what follows it there. */
  written: string;
  /** Where `written` begins. */
  writtenColumn: number;
}

/** The assignments of a text in order, and every line that is none, nor blank, nor a comment. */
export interface Lines {
  assignments: Assignment[];
  problems: LineProblem[];
}

/** What stands before a value. An `export` before the name is that of a shell. */
const head = /^[ \t]*(?:export[ \t]+)?([\w.][\w.-]*)[ \t]*=[ \t]*/;
const blankOrComment = /^[ \t]*(?:#.*)?$/s;

/**
 * Control characters, and the line separators of Unicode, at which dotenv would begin a new line. Tabs are let through,
 * and the ends of lines inside quotation marks.
 */
const control = /(?![\t\n])[\p{Cc}\u2028\u2029]/u;

/** Characters that nobody sees at the edge of a name or a value: spaces other than U+0020, zero-width ones, byte order marks. */
const invisible = /(?! )[\p{Zs}\p{Cf}]/u;

/**
 * Reads a `.env` file strictly, line by line. dotenv, which gives the values, ignores a line that it cannot read, and takes an
 * unclosed quotation mark for a part of the value.
 * @param text with `\n` at the end of each line
 * @param explain says what is wrong with a line that is no assignment, and in which column; its line is filled in
 */
export function readLines(text: string, explain: (line: string) => LineProblem): Lines {
  const lines: Lines = {assignments: [], problems: []};
  let line = 1;
  for (let start = 0; start < text.length; ) {
    const end = endOfValue(text, start) ?? endOfLine(text, start);
    const source = text.slice(start, end);
    const read = readLine(source, line, explain);
    if (read !== undefined && 'message' in read) {
      // After what is wrong, each line is read for itself.
      lines.problems.push(read);
      start = endOfLine(text, start) + 1;
      line += 1;
      continue;
    }
    if (read) lines.assignments.push(read);
    line += source.split('\n').length;
    start = end + 1;
  }
  return lines;
}

function readLine(
  source: string,
  line: number,
  explain: (line: string) => LineProblem,
): Assignment | LineProblem | undefined {
  const unreadable = control.exec(source);
  if (unreadable)
    return {...placeIn(source, unreadable.index, line), message: hidden(unreadable[0])};
  if (blankOrComment.test(source)) return undefined;
  const [before, name] = head.exec(source) ?? [];
  if (before === undefined || name === undefined) {
    const place = invisible.exec(source.split('=')[0] ?? '');
    if (place) return {...placeIn(source, place.index, line), message: hidden(place[0])};
    const problem = explain(source);
    return {...problem, line};
  }
  const written = source.slice(before.length);
  const fault = valueFault(written);
  if (fault) return {...placeIn(source, before.length + fault.index, line), message: fault.message};
  const values = dotenv.parse(source);
  // dotenv cannot set a variable of the name `__proto__`.
  const value = Object.hasOwn(values, name) ? (values[name] ?? '') : '';
  const column = source.search(/\S/) + 1;
  return {line, column, name, value, written, writtenColumn: lengthOf(before) + 1};
}

/** What is wrong with a value whoever reads it: its quotation marks, or what nobody sees at its edges. */
function valueFault(written: string): {index: number; message: string} | undefined {
  const quote = openingQuote(written);
  if (quote === undefined) {
    const value = written.replace(/#.*/s, '').replace(/[ \t]+$/, '');
    const edge = [0, value.length - 1].find((place) => invisible.test(value.charAt(place)));
    return edge === undefined ? undefined : {index: edge, message: hidden(value.charAt(edge))};
  }
  const close = closingQuote(written, quote);
  if (close === undefined) return {index: 0, message: unclosed(quote)};
  const rest = written.slice(close + 1);
  if (/^[ \t]*(?:#.*)?$/s.test(rest)) return undefined;
  // A quotation mark that closes on a later line, with more behind it, was most likely not meant to.
  if (written.slice(0, close).includes('\n')) return {index: 0, message: unclosed(quote)};
  const index = close + 1 + rest.search(/[^ \t]/);
  const character = written.charAt(index);
  if (invisible.test(character)) return {index, message: hidden(character)};
  return {
    index,
    message: `has text after the closing ${quote}: put the whole value between two quotation marks that are not in it, or use none.`,
  };
}

function unclosed(quote: string): string {
  return `has an opening ${quote} without a closing one on the line: close it, or write the value without quotation marks.`;
}

/** Names a character that nobody sees, such as `U+200B`. */
function hidden(character: string): string {
  const number = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return `has the invisible character U+${number}: delete it.`;
}

/** Where a value in quotation marks that begins on this line ends, with the rest of its last line. */
function endOfValue(text: string, start: number): number | undefined {
  const end = endOfLine(text, start);
  const before = head.exec(text.slice(start, end))?.[0];
  if (before === undefined) return undefined;
  const from = start + before.length;
  const quote = openingQuote(text.slice(from, end));
  const close = quote === undefined ? undefined : closingQuote(text, quote, from);
  return close === undefined ? undefined : endOfLine(text, close);
}

function openingQuote(written: string): string | undefined {
  return /^["'`]/.exec(written)?.[0];
}

/** As dotenv has it: a quotation mark with a backslash right before it does not close. */
function closingQuote(text: string, quote: string, open = 0): number | undefined {
  let close = text.indexOf(quote, open + 1);
  while (close !== -1 && text.charAt(close - 1) === '\\') close = text.indexOf(quote, close + 1);
  return close === -1 ? undefined : close;
}

function endOfLine(text: string, start: number): number {
  const end = text.indexOf('\n', start);
  return end === -1 ? text.length : end;
}

function placeIn(source: string, index: number, line: number): Place {
  const before = source.slice(0, index).split('\n');
  return {line: line + before.length - 1, column: lengthOf(before.at(-1) ?? '') + 1};
}

/** In characters, as an editor counts them. */
function lengthOf(text: string): number {
  return [...text].length;
}
