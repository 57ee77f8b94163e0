import path from 'node:path';
import {readJson, writeJson} from './json-file.ts';
import type {Ledger} from '../claims/ledger.ts';

/** Where the ledger lies that the site shows, and serves as `/claims.json`. It is made of runs: see `runs.ts`. */
export const ledgerFile = 'static/claims.json';

/** Where the mutation runs of the pages leave their scores, which go into each ledger. */
const mutationFiles = {
  docs: 'src/records/docs-mutation.json',
  sentences: 'src/records/sentence-mutation.json',
} as const;

/** The ledger below a project's root; `undefined` where there is none yet. */
export function readLedger(root: string): Ledger | undefined {
  return readJson(path.join(root, ledgerFile));
}

/** Writes the ledger. */
export function writeLedger(root: string, ledger: Ledger): void {
  writeJson(path.join(root, ledgerFile), ledger);
}

/** The scores of changed pages that a ledger has, by kind. */
type Scores = Pick<Ledger['mutation'], keyof typeof mutationFiles>;

/** The score that the last mutation run of this kind left; `null` where there was none. */
export function readScore<Kind extends keyof Scores>(root: string, kind: Kind): Scores[Kind] {
  return readJson<Scores[Kind]>(path.join(root, mutationFiles[kind])) ?? (null as Scores[Kind]);
}

/** Writes the score of a mutation run. */
export function writeScore<Kind extends keyof Scores>(
  root: string,
  kind: Kind,
  score: NonNullable<Scores[Kind]>,
): void {
  writeJson(path.join(root, mutationFiles[kind]), score);
}
