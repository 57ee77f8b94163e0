import path from 'node:path';
import {isBorneOut} from '../claims/judge.ts';
import {readJson, writeJson} from './json-file.ts';
import type {LedgerEntry, RunContext} from '../claims/ledger.ts';

/** A run of all checks. */
export interface Run {
  /** A digest of everything that the outcome depends on. */
  inputs: string;
  /** The version of Node.js that it ran on, such as `v24.1.0`. */
  node: string;
  /** All claims, in reading order. */
  claims: LedgerEntry[];
}

/** A run on this machine, which may have lacked tools that some checks need. */
export interface LocalRun extends Run {
  /** Which programs the machine had, as `toolsState` tells. */
  tools: string;
  /** The tools that it lacked, by name. */
  missing: string[];
}

/** The run that the repository keeps: one in which every claim was tried and holds. What all entries share stands once. */
interface KeptRun extends Omit<Run, 'claims'>, RunContext {
  time: string;
  claims: Omit<LedgerEntry, keyof RunContext | 'time'>[];
}

/** Where the run lies that the repository keeps. */
export const keptRunFile = 'src/records/claims.json';

const localRunFile = '.cache/claims.json';

/** The run that the repository keeps; `undefined` where there is none. */
export function readKeptRun(root: string): Run | undefined {
  const kept = readJson<KeptRun>(path.join(root, keptRunFile));
  if (!kept) return undefined;
  const {claims, target, commit, changed, time, ...run} = kept;
  return {...run, claims: claims.map((claim) => ({...claim, target, commit, changed, time}))};
}

/** Keeps a run in the repository. */
export function writeKeptRun(root: string, {claims, ...run}: Run, context: RunContext): void {
  const time = claims.map((claim) => claim.time).sort();
  const kept: KeptRun = {
    ...run,
    ...context,
    time: time.at(-1) ?? '',
    claims: claims.map(({target, commit, changed, time, ...claim}) => claim),
  };
  writeJson(path.join(root, keptRunFile), kept);
}

/** The last run on this machine; `undefined` where there was none. */
export function readLocalRun(root: string): LocalRun | undefined {
  return readJson(path.join(root, localRunFile));
}

/** Leaves a run for later commands on this machine. */
export function writeLocalRun(root: string, run: LocalRun): void {
  writeJson(path.join(root, localRunFile), run);
}

/** Whether every claim was tried. */
export function isComplete({claims}: Pick<Run, 'claims'>): boolean {
  return claims.length > 0 && claims.every(({outcome}) => outcome !== 'not-observable');
}

/** Whether every claim was tried and holds, so that the run may stand for other machines. */
export function holdsWholly({claims}: Pick<Run, 'claims'>): boolean {
  return claims.length > 0 && claims.every(({outcome}) => isBorneOut(outcome));
}

/** The claims of a run, those that it could not try as another run of the same sources showed them. */
export function filledUp(run: Run, other: Run | undefined): LedgerEntry[] {
  const others = new Map(other?.claims.map((entry) => [entry.id, entry]));
  return run.claims.map((entry) =>
    entry.outcome === 'not-observable' ? (others.get(entry.id) ?? entry) : entry,
  );
}

/** Which claims a run could not try, in one sentence with the reasons; `undefined` where it tried all. */
export function untriedInWords({claims}: Pick<Run, 'claims'>): string | undefined {
  const untried = claims.filter(({outcome}) => outcome === 'not-observable');
  if (untried.length === 0) return undefined;
  const counts = new Map<string, number>();
  for (const {reason = 'No reason is known.'} of untried) {
    counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  const reasons = [...counts].map(([reason, count]) => `${reason.replace(/\.$/, '')} (${count})`);
  return `${untried.length} of ${claims.length} claims could not be tried on this machine: ${reasons.join('; ')}.`;
}
