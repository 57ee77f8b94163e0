import {mkdirSync, readFileSync, renameSync, writeFileSync} from 'node:fs';
import path from 'node:path';

/** The content of a JSON file, not checked; `undefined` where there is none. */
export function readJson<Content>(file: string): Content | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    // Not there, or cut off while it was written: as good as none, and made anew.
    return undefined;
  }
}

/** Writes a JSON file, and the folder that it lies in. Whoever reads it meanwhile gets it as it was. */
export function writeJson(file: string, content: unknown): void {
  mkdirSync(path.dirname(file), {recursive: true});
  const unfinished = `${file}.${process.pid}`;
  writeFileSync(unfinished, `${JSON.stringify(content, null, 2)}\n`);
  renameSync(unfinished, file);
}
