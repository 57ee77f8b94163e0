import {readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';

/** On what something was measured, and when. */
export interface Measured {
  /** When it ended, as an ISO time. */
  time: string;
  /** The processors. */
  machine: string;
  /** The version of Node.js. */
  node: string;
}

/** What `npm run bench:server` measured. */
export interface ServerRates extends Measured {
  /** How many requests are under way at a time. */
  connections: number;
  rounds: number;
  /** How long each case is measured in each round. */
  seconds: number;
  results: ServerRate[];
}

/** What one kind of request to one server came to. */
export interface ServerRate {
  name: string;
  /** The median of all rounds. */
  requestsPerSecond: number;
  /** The median of the rounds' ratios to bare Express. */
  ratio: number;
  /** The smallest and the largest of these ratios. */
  lowest: number;
  highest: number;
}

/** What `npm run bench:endurance` measured. */
export interface EnduranceRun extends Measured {
  connections: number;
  minutes: number;
  /** How many requests of each kind were answered; of aborted ones, how many were sent. */
  requests: Record<string, number>;
  wrongAnswers: number;
  errors: number;
  /** The mean of what the server's process held, in megabytes. */
  megabytesInFirstMinute: number;
  megabytesInLastMinute: number;
}

/** What `npm run bench:timing` measured. */
export interface KeyTiming extends Measured {
  /** How many calls of each kind. */
  samples: number;
  /** An absolute t beyond it tells the two kinds apart. */
  threshold: number;
  comparisons: {name: string; t: number}[];
}

/** Every benchmark that a page shows. */
export interface Benchmarks {
  server: ServerRates;
  endurance: EnduranceRun;
  timing: KeyTiming;
}

/** Where each benchmark leaves its results. */
export const benchmarkFiles: Readonly<Record<keyof Benchmarks, string>> = {
  server: 'tests/bench/results/server.json',
  endurance: 'tests/bench/results/endurance.json',
  timing: 'tests/bench/results/timing.json',
};

/** What the last run measured, as JSON; `undefined` where there was none. */
export function readBenchmark(root: string, kind: keyof Benchmarks): string | undefined {
  try {
    return JSON.stringify(JSON.parse(readFileSync(path.join(root, benchmarkFiles[kind]), 'utf8')));
  } catch {
    return undefined;
  }
}

/** Writes what a run measured, and gives the file. */
export function writeBenchmark<Kind extends keyof Benchmarks>(
  root: string,
  kind: Kind,
  measured: Benchmarks[Kind],
): string {
  const file = benchmarkFiles[kind];
  writeFileSync(path.join(root, file), `${JSON.stringify(measured, null, 2)}\n`);
  return file;
}
