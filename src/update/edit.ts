import {chmodSync, readFileSync, renameSync, rmSync, statSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {createTwoFilesPatch, FILE_HEADERS_ONLY} from 'diff';
import {inFormOf, plainText} from '../content/project-files.ts';

/** A file whose text changes, in the form in which `ProjectFiles` reads it; its path is from the project's root. */
export interface Edit {
  file: string;
  before: string;
  after: string;
}

/** The change as a unified diff. */
export function diffOf({file, before, after}: Edit): string {
  return createTwoFilesPatch(file, file, before, after, '', '', {
    context: 2,
    headerOptions: FILE_HEADERS_ONLY,
  });
}

/**
 * Writes the new text, all of it or nothing: into a file beside it, which then takes its name. The ends of its lines
 * stay as they are in the file.
 * @returns `false` where the file was changed since it was read, and is left as it is
 */
export function writeEdit(root: string, {file, before, after}: Edit): boolean {
  const target = path.join(root, file);
  const stored = readFileSync(target, 'utf8');
  if (plainText(stored) !== before) return false;
  const beside = `${target}.${process.pid}.new`;
  try {
    writeFileSync(beside, inFormOf(stored, after));
    chmodSync(beside, statSync(target).mode);
    renameSync(beside, target);
  } catch (error) {
    rmSync(beside, {force: true});
    throw error;
  }
  return true;
}
