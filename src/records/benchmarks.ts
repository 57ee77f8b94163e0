import {readJson, writeJson} from './json-file.ts';
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

/** What `npm run bench:attack` measured; memory in megabytes. */
export interface AttackRun extends Measured {
  seconds: number;
  seed: number;
  /** What the server's heap may take. */
  heapMegabytes: number;
  /** How many connections stay idle, and over how many a byte goes now and then. */
  idle: number;
  slow: number;
  /** How many random requests were to be sent, and were. */
  random: number;
  randomSent: number;
  /** The requests that were sent without reading a response. */
  floodMegabytes: number;
  /** How often a connection ended and was opened again. */
  reopened: number;
  /** Whether the server's process outlived the attack. */
  lives: boolean;
  /** Requests with the right key that were sent meanwhile, and what was wrong with a response, a line each. */
  honestRequests: number;
  honestWrong: string[];
  medianMs: number;
  slowestMs: number;
  /** What the server's heap and buffers held, after garbage was collected. */
  heldBefore: number;
  heldAfter: number;
  /** How long after the attack that was measured. */
  secondsUntilBack: number;
  /** During the attack, with garbage. */
  heldAtMost: number;
  residentAtMost: number;
  residentAfter: number;
}

/** What `npm run bench:timing` measured. */
export interface KeyTiming extends Measured {
  /** How many calls of each kind. */
  samples: number;
  /** An absolute t beyond it tells the two kinds apart. */
  threshold: number;
  comparisons: {name: string; t: number}[];
}

/** What `npm run bench:site` measured. */
export interface SiteMeasurement extends Measured {
  /** The versions of the browser and of Lighthouse. */
  chromium: string;
  lighthouse: string;
  /** The commit that the site was built from, and whether files differed from it. */
  commit: string | null;
  changed: boolean;
  /** How often Lighthouse looked at each page in each form; each number of it is the median. */
  runs: number;
  /** About a page of one sentence without scripts: what the machine by itself takes. No limit is for it. */
  emptyPage: LighthouseReport[];
  emptyPageInteractions: Interaction[];
  reports: LighthouseReport[];
  loads: PageLoad[];
  /** How many times slower than the machine the pages ran for the interactions. */
  slowdown: number;
  interactions: Interaction[];
}

/** What Lighthouse says about a page: scores from 0 to 100, times in milliseconds, sizes in bytes as sent. */
export interface LighthouseReport {
  address: string;
  form: 'mobile' | 'desktop';
  scores: Record<'performance' | 'accessibility' | 'best-practices' | 'seo', number>;
  firstContentfulPaint: number;
  largestContentfulPaint: number;
  totalBlockingTime: number;
  speedIndex: number;
  layoutShift: number;
  requests: number;
  bytes: Record<string, number>;
  /** What Lighthouse finds fault with, performance aside. */
  notPassed: {category: string; audit: string; places: string[]}[];
}

/** One page as it is opened for the first time, before the reader does anything. */
export interface PageLoad {
  /** The path, with an anchor where it was opened at one. */
  address: string;
  window: 'phone' | 'desktop';
  /** The bytes of its scripts, compressed as sent (by Brotli where the server does not compress) and by `gzip -9`. */
  scriptBytes: number;
  scriptGzipBytes: number;
  /** How many of the compressed bytes are loaded ahead for other pages. */
  scriptBytesAhead: number;
  layoutShift: number;
}

/** How long a page takes from what a reader does to the next paint; 0 is below 16 milliseconds. */
export interface Interaction {
  address: string;
  action: string;
  milliseconds: number;
}

/** Every benchmark that writes its results. */
export interface Benchmarks {
  server: ServerRates;
  endurance: EnduranceRun;
  attack: AttackRun;
  timing: KeyTiming;
  site: SiteMeasurement;
}

/** Where each benchmark leaves its results. */
export const benchmarkFiles: Readonly<Record<keyof Benchmarks, string>> = {
  server: 'src/records/benchmarks/server.json',
  endurance: 'src/records/benchmarks/endurance.json',
  attack: 'src/records/benchmarks/attack.json',
  timing: 'src/records/benchmarks/timing.json',
  site: 'src/records/benchmarks/site.json',
};

/** What the last run measured, as JSON; `undefined` where there was none. */
export function readBenchmark(root: string, kind: keyof Benchmarks): string | undefined {
  const measured = readJson(path.join(root, benchmarkFiles[kind]));
  return measured === undefined ? undefined : JSON.stringify(measured);
}

/** Writes what a run measured, and gives the file. */
export function writeBenchmark<Kind extends keyof Benchmarks>(
  root: string,
  kind: Kind,
  measured: Benchmarks[Kind],
): string {
  const file = benchmarkFiles[kind];
  writeJson(path.join(root, file), measured);
  return file;
}
