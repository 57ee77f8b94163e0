import {readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import type {Ledger, MutationScore} from './ledger.ts';

/** Where the record of the last run lies; the site serves it as `/claims.json`. */
export const ledgerFile = 'static/claims.json';

/** Where the mutation runs leave their scores, which go into each ledger. */
export const mutationFiles = {
  server: 'tests/mutation/server-score.json',
  docs: 'tests/mutation/docs-score.json',
} as const;

/** The record of the last run below a project's root; `undefined` where there is none yet. */
export function readLedger(root: string): Ledger | undefined {
  return readJson(path.join(root, ledgerFile));
}

/** Writes the record of a run. */
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

function readJson<Content>(file: string): Content | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    // Not there, or cut off while it was written: as good as none, and made anew.
    return undefined;
  }
}

function writeJson(file: string, content: unknown): void {
  writeFileSync(file, `${JSON.stringify(content, null, 2)}\n`);
}
