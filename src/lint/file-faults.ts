import {isUtf8} from 'node:buffer';
import {type Dirent, readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {isLeftover, isToolFolder} from '../content/leftover.ts';
import {placeAt} from '../content/place.ts';
import type {Fault, Position, Problem} from '../content/problem.ts';

/** Files that hold no text, so that nothing is to be read in them. */
const binary =
  /\.(png|jpe?g|gif|webp|avif|ico|pdf|woff2?|ttf|otf|zip|gz|tgz|xz|bz2|tar|wasm|mp4|webm|sqlite3?|db|jks|p12)$/i;

const start: Position = {line: 1, column: 1};

/**
 * The files below some folders of a project that nothing can read as they are: without permission, links, and texts that
 * are not UTF-8. A check that passes them over would call right what it did not see.
 */
export function fileFaults(root: string, folders: readonly string[]): Problem[] {
  return folders.flatMap((folder) => faultsBelow(root, folder));
}

function faultsBelow(root: string, folder: string): Problem[] {
  let entries: Dirent[];
  try {
    entries = readdirSync(path.join(root, folder), {withFileTypes: true});
  } catch (error) {
    const code = codeOf(error);
    return code === 'ENOENT' ? [] : [{file: folder, ...start, ...unreadable(code)}];
  }
  return entries.flatMap((entry) => {
    const {name} = entry;
    const file = `${folder}/${name}`;
    if (isLeftover(name) || isToolFolder(name)) return [];
    if (entry.isDirectory()) return faultsBelow(root, file);
    const fault = entry.isFile() ? textFault(path.join(root, file), name) : kindFault(entry);
    return fault ? [{file, ...start, ...fault}] : [];
  });
}

function kindFault(entry: Dirent): Fault {
  const what = entry.isSymbolicLink() ? 'a symbolic link' : 'no plain file';
  return {
    code: 'unreadable-file',
    message: `this is ${what}, which the build does not follow: put the file itself here.`,
  };
}

function textFault(file: string, name: string): (Fault & Partial<Position>) | undefined {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    return unreadable(codeOf(error));
  }
  if (binary.test(name)) return undefined;
  const encoding = encodingOf(bytes);
  if (encoding === undefined && isUtf8(bytes)) return undefined;
  if (encoding !== undefined) {
    return {
      code: 'unreadable-file',
      message: `this is ${encoding}, and a page or an example is UTF-8: save it as UTF-8.`,
    };
  }
  const {place, byte} = firstInvalid(bytes);
  return {
    ...place,
    code: 'unreadable-file',
    message: `the byte 0x${byte.toString(16).padStart(2, '0').toUpperCase()} is not UTF-8, so the file is probably Latin-1 or Windows-1252: save it as UTF-8.`,
  };
}

/** What a file is that is plainly no UTF-8: by its byte order mark, or by NUL bytes, which UTF-8 texts do not have. */
function encodingOf(bytes: Buffer): string | undefined {
  const mark = bytes.subarray(0, 2).toString('hex');
  if (mark === 'fffe') return 'UTF-16 (little-endian)';
  if (mark === 'feff') return 'UTF-16 (big-endian)';
  if (!bytes.includes(0)) return undefined;
  // A text of Latin letters has its zeros at every other byte, and only there.
  const head = bytes.subarray(0, 1000);
  const [even = 0, odd = 0] = [0, 1].map(
    (rest) => head.filter((byte, at) => byte === 0 && at % 2 === rest).length,
  );
  const isWide = Math.min(even, odd) === 0 && Math.max(even, odd) * 3 > head.length;
  return isWide ? 'UTF-16 without a byte order mark' : 'no text';
}

/** Where the first byte is that UTF-8 does not have there. What is read in its place is the character U+FFFD. */
function firstInvalid(bytes: Buffer): {place: Position; byte: number} {
  const text = bytes.toString('utf8');
  const at = text.indexOf('\uFFFD');
  return {place: placeAt(text, at), byte: bytes[Buffer.byteLength(text.slice(0, at))] ?? 0};
}

function unreadable(code: string): Fault {
  const reason =
    code === 'EACCES' || code === 'EPERM'
      ? 'there is no permission to read it: give yourself that, as by "chmod u+r"'
      : `the system says ${code}: put a file here that can be read`;
  return {code: 'unreadable-file', message: `this cannot be read: ${reason}.`};
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
