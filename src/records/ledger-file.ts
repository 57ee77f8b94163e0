import path from 'node:path';
import {readJson, writeJson} from './json-file.ts';
import type {Ledger, MutationScore} from '../claims/ledger.ts';

/** Where the ledger lies that the site shows, and serves as `/claims.json`. It is made of runs: see `runs.ts`. */
export const ledgerFile = 'static/claims.json';

/** Where the mutation runs leave their scores, which go into each ledger. */
export const mutationFiles = {
  server: 'src/records/server-mutation.json',
  docs: 'src/records/docs-mutation.json',
} as const;

/** The ledger below a project's root; `undefined` where there is none yet. */
export function readLedger(root: string): Ledger | undefined {
  return readJson(path.join(root, ledgerFile));
}

/** Writes the ledger. */
export function writeLedger(root: string, ledger: Ledger): void {
  writeJson(path.join(root, ledgerFile), ledger);
}

/** The score that the last mutation run of this kind left; `null` where there was none. */
export function readScore(root: string, kind: keyof typeof mutationFiles): MutationScore | null {
  return readJson(path.join(root, mutationFiles[kind])) ?? null;
}

/** Writes the score of a mutation run. */
export function writeScore(
  root: string,
  kind: keyof typeof mutationFiles,
  score: MutationScore,
): void {
  writeJson(path.join(root, mutationFiles[kind]), score);
}
