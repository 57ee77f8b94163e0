import path from 'node:path';
import {readJson, writeJson} from './json-file.ts';
import type {LedgerEntry} from '../claims/ledger.ts';

/** Where `npm run compat` leaves what it saw. */
export const compatibilityFile = 'src/records/compatibility.json';

/** A released version of the ElizaOS server. */
export interface Release {
  version: string;
  /** Why it was not held against the guide, where it did not start. */
  problem?: string;
}

/** What a release did where the guide says something. */
export type ReleaseOutcome = Pick<LedgerEntry, 'outcome' | 'reason' | 'drift'>;

/** A claim, and what each release that started did. */
export interface ClaimInReleases {
  id: string;
  /** The sentence of the guide. */
  statement: string;
  /** By version. */
  releases: Record<string, ReleaseOutcome>;
}

/** The guide held against released versions of the ElizaOS server. */
export interface Compatibility {
  /** When it was last seen that something moved, as an ISO time. */
  time: string;
  /** The version of Node.js. */
  node: string;
  releases: Release[];
  /** All claims that can be seen from outside of at least one of them, in reading order. */
  claims: ClaimInReleases[];
}

/** What the last run saw; `undefined` where there was none. */
export function readCompatibility(root: string): Compatibility | undefined {
  return readJson(path.join(root, compatibilityFile));
}

/** Writes what a run saw. */
export function writeCompatibility(root: string, compatibility: Compatibility): void {
  writeJson(path.join(root, compatibilityFile), compatibility);
}

/** Whether two runs saw the same; when and by which Node.js makes no difference. */
export function sawTheSame(one: Compatibility, other: Compatibility): boolean {
  const seen = ({releases, claims}: Compatibility) => JSON.stringify({releases, claims});
  return seen(one) === seen(other);
}
