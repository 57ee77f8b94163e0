import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import type {Value} from '../content/claim/claim.ts';
import {parseSnippetReference} from '../content/code/snippet.ts';
import {NotObservable} from '../machine/not-observable.ts';
import {type ProgramOptions, startProgram} from '../machine/program.ts';
import {onPath} from '../machine/tools.ts';
import {replaced} from '../servers/beside/nginx-files.ts';
import {shownCode} from './authentication/generated-keys.ts';

/** What stands in the examples where a reader puts the own key. */
const placeholder = 'your-key';

/** The code of a snippet, with this key in the place that is meant for it. */
export function withKey(snippet: Value, key: string): string {
  return replaced(codeOf(snippet), [[placeholder, key]]);
}

/** The code that the page shows there. */
export function codeOf(snippet: Value): string {
  const {file, region = ''} = parseSnippetReference(snippet.text);
  return shownCode(file, region);
}

/** The only one of these values; a check that reads a form knows how many there are. */
export function first(values: readonly Value[]): Value {
  const [value] = values;
  if (!value) throw new Error('There is no such value.');
  return value;
}

/** What a script prints in bash, which ends at the first command that fails. */
export async function printed(script: string, options: ProgramOptions = {}): Promise<string> {
  const shell = startProgram('bash', ['-e', '-c', script], options);
  const exitCode = await shell.ended;
  if (exitCode !== 0) throw new Error(`bash ends with ${exitCode}: ${shell.output().trim()}`);
  return shell.output();
}

/** The lines that OpenSSL prints for so many random bytes in Base64. */
export async function wrappedKey(command: string): Promise<string[]> {
  needsProgram('openssl');
  return (await printed(command)).trimEnd().split('\n');
}

/** Throws a {@link NotObservable} where there is no such program. */
export function needsProgram(name: string): void {
  if (onPath(name) === undefined) throw new NotObservable(`There is no ${name} on this machine.`);
}

/** Gives a task an empty folder. */
export async function inFolder<Result>(task: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(path.join(tmpdir(), 'code-of-page-'));
  try {
    return await task(folder);
  } finally {
    await rm(folder, {recursive: true});
  }
}
