import {closeSync, constants, fstatSync, lstatSync, openSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {type Assignment, readLines} from './env-lines.ts';
import {explainLine} from './env-mistakes.ts';
import {decodeText} from './env-text.ts';
import {assignmentProblems} from './env-variables.ts';

/** The assignments of `.env`, or one line for each thing that is wrong with it, with its place. */
export type EnvFileResult = {ok: true; assignments: Assignment[]} | {ok: false; problems: string[]};

/** In bytes. What is larger is no file of settings. */
const largest = 1_000_000;

/** How many problems are named. A file of another kind has one in each line. */
const most = 10;

/**
 * Reads the `.env` file of a folder. No file sets nothing; one that cannot be read, or a line that is neither blank, nor a comment, nor a
 * well-formed assignment, is a problem. None repeats a value.
 */
export function readEnvFile(folder: string): EnvFileResult {
  const bytes = readBytes(path.join(folder, '.env'));
  if (bytes === undefined) return {ok: true, assignments: []};
  if (typeof bytes === 'string') return {ok: false, problems: [`.env: ${bytes}`]};
  const decoded = decodeText(bytes);
  if (!decoded.ok) {
    return {ok: false, problems: [`.env:${decoded.line}:${decoded.column}: ${decoded.message}`]};
  }
  const {assignments, problems} = readLines(decoded.text, explainLine);
  const all = [...problems, ...assignmentProblems(assignments)].sort(
    (one, other) => one.line - other.line,
  );
  if (all.length === 0) return {ok: true, assignments};
  const lines = all.map(({line, column, message}) => `.env:${line}:${column}: ${message}`);
  if (lines.length > most) {
    lines.splice(most, lines.length, `.env: ${lines.length - most} more lines like these.`);
  }
  return {ok: false, problems: lines};
}

/** The bytes of the file; `undefined` where there is no file; or why it cannot be read, and the remedy. */
export function readBytes(file: string): Uint8Array | string | undefined {
  let descriptor: number;
  try {
    // A pipe that nobody writes to would block the start.
    descriptor = openSync(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  } catch (error) {
    return problemOf(error, file);
  }
  try {
    const status = fstatSync(descriptor);
    if (!status.isFile() && !status.isDirectory()) {
      return 'is a pipe or a device: make it a regular file, or remove it.';
    }
    if (status.size > largest) {
      return `is larger than ${largest} bytes: make it a file of variables, or remove it.`;
    }
    return readFileSync(descriptor);
  } catch (error) {
    return problemOf(error, file);
  } finally {
    closeSync(descriptor);
  }
}

function problemOf(error: unknown, file: string): string | undefined {
  const {code} = error as NodeJS.ErrnoException;
  if (code !== 'ENOENT') {
    return `cannot be read (${String(code)}): make it a file that this user may read.`;
  }
  const isLink = lstatSync(file, {throwIfNoEntry: false})?.isSymbolicLink();
  if (!isLink) return undefined;
  return 'is a link to a file that is not there: make that file, or remove the link.';
}
