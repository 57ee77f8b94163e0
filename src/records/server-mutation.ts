import {createHash} from 'node:crypto';
import path from 'node:path';
import type {MutationScore} from '../claims/ledger.ts';
import {projectFiles} from '../content/project-files.ts';
import {readJson, writeJson} from './json-file.ts';

/** A change of the reference server that no check noticed. */
export interface ServerSurvivor {
  /** Where the changed code begins, counted from 1: `file:line:column`. */
  place: string;
  /** Where it ends. */
  end: {line: number; column: number};
  /** The code, and what took its place. */
  mutant: string;
  /** Why nobody can observe it; empty where it could be observed, and no check does. */
  reason: string;
}

/** How many changes of one file of the reference server the checks noticed. */
export interface FileScore {
  /** The digest of the file's text when it was changed; see `digestOf`. */
  digest: string;
  killed: number;
  survivors: ServerSurvivor[];
  /** What a quick run gave up: a later run has to try it to its end. */
  untried: Omit<ServerSurvivor, 'reason'>[];
  /** Where and when the whole file was changed. */
  commit: string | null;
  changed: boolean;
  time: string;
}

/** The files of the reference server that a mutation run has changed, by their path from the project's root. */
export type ServerRecord = Readonly<Record<string, FileScore>>;

const serverRecordFile = 'src/records/server-mutation.json';

/** What mutation runs showed of the server below a project's root. */
export function readServerRecord(root: string): ServerRecord {
  return readJson<ServerRecord>(path.join(root, serverRecordFile)) ?? {};
}

/** Writes what mutation runs showed. */
export function writeServerRecord(root: string, record: ServerRecord): void {
  writeJson(path.join(root, serverRecordFile), record);
}

const folder = 'examples/server';

/** The text of each file of the server below a project's root that can be changed. */
export function serverTexts(root: string): Map<string, string> {
  const {fileNames, read} = projectFiles(root);
  const files = fileNames(folder).filter((name) => name.endsWith('.ts'));
  return new Map(files.map((name) => [`${folder}/${name}`, read(`${folder}/${name}`) ?? '']));
}

/** What stands for the text of a file. */
export function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

/** The score of a file that is as it was when it was changed. */
export function currentScore(
  record: ServerRecord,
  file: string,
  texts: ReadonlyMap<string, string>,
): FileScore | undefined {
  const score = record[file];
  return score?.digest === digestOf(texts.get(file) ?? '') ? score : undefined;
}

/**
 * The score of the files that are as they were when they were changed, as old as that of the first of them; `null` where
 * there is none.
 * @param texts the text of each file of the server
 */
export function wholeScore(
  record: ServerRecord,
  texts: ReadonlyMap<string, string>,
): MutationScore | null {
  const files = Object.keys(record)
    .flatMap((file) => currentScore(record, file, texts) ?? [])
    .sort((a, b) => a.time.localeCompare(b.time));
  const [oldest] = files;
  if (!oldest) return null;
  const killed = files.reduce((sum, file) => sum + file.killed, 0);
  const survivors = files.flatMap((file) =>
    file.survivors.map(({place, mutant, reason}) => ({place, mutant, reason})),
  );
  const all = killed + survivors.length;
  return {
    killed,
    survived: survivors.length,
    score: all === 0 ? 0 : (100 * killed) / all,
    survivors,
    untried: files.reduce((sum, file) => sum + file.untried.length, 0),
    files: {tried: files.length, all: texts.size},
    commit: oldest.commit,
    changed: files.some(({changed}) => changed),
    time: oldest.time,
  };
}
