import path from 'node:path';
import {isDeepStrictEqual} from 'node:util';
import {readJson, writeJson} from './json-file.ts';

/** Where `npm run compat` leaves what it saw. */
export const compatibilityFile = 'src/records/compatibility.json';

/** A released version of the ElizaOS server. */
export interface Release {
  version: string;
  /** Why it was not held against the guide, where it did not start. */
  problem?: string;
}

/** What a release does where the pages say something. */
export interface ReleaseOutcome {
  /**
   * `no-such-thing`: the variable has no effect, or the route is not there; that was seen. `of-other-versions`: the claim is
   * not about this one; only what the site shows has it, and no run.
   */
  outcome: 'holds' | 'differs' | 'no-such-thing' | 'not-tried' | 'of-other-versions';
  /** What is not there, or why it was not tried, as a sentence. */
  reason?: string;
  /** Where the release does something else than the page says; at least one where it differs. */
  differences?: Difference[];
}

/** A documented value, and what a release did instead. */
export interface Difference {
  /** Which of the claim's values it is, in reading order from 0; -1 for the claim's whole text. */
  value: number;
  documented: string;
  asked: string;
  seen: string;
  /** Whether what was seen is about the value, and nothing that could stand in its place. */
  isRemark?: true;
  /** The variables that were set for it, where leaving them out changes nothing of what is seen. */
  noEffect?: string[];
}

/** A claim, and what each release that started did. */
export interface ClaimInReleases {
  id: string;
  /** The sentence of the guide. */
  statement: string;
  /** For a claim about ElizaOS only: its documented values at that run, with which the page has to agree. */
  documented?: string[];
  /** By version. */
  releases: Record<string, ReleaseOutcome>;
}

/** A version before a release, and what it does where the pages speak of it. It counts among no releases. */
export interface PreRelease {
  version: string;
  /** The version of Node.js. */
  node: string;
  /** Why the last run could not try it; what an earlier run saw of it stays. */
  problem?: string;
  /** The packages in whose place stood something that does nothing: npm does not have them, or they were left out. */
  standIns: string[];
  /** The claims about it, in reading order. */
  claims: PreReleaseClaim[];
}

/** A claim about a version before a release. */
export interface PreReleaseClaim {
  id: string;
  /** The sentence of the guide. */
  statement: string;
  /** The documented values at that run, with which the page has to agree. */
  documented: string[];
  outcome: ReleaseOutcome;
}

/** The guide held against released versions of the ElizaOS server. */
export interface Compatibility {
  /** When it was last seen that something moved, as an ISO time. */
  time: string;
  /** The version of Node.js. */
  node: string;
  releases: Release[];
  /** All claims, in reading order. */
  claims: ClaimInReleases[];
  /** The oldest first; nothing where none was tried yet. */
  preReleases?: PreRelease[];
}

/** The versions that started, the oldest first. */
export function triedVersions(releases: readonly Release[]): string[] {
  return releases.filter(({problem}) => problem === undefined).map(({version}) => version);
}

/** How a claim came out on a version; one that the record has nothing of was not tried. */
export function outcomeOn({releases}: ClaimInReleases, version: string): ReleaseOutcome {
  return releases[version] ?? {outcome: 'not-tried'};
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
  const seen = ({releases, claims, preReleases = []}: Compatibility) => ({
    releases,
    claims,
    preReleases: preReleases.map(({node: _, ...preRelease}) => preRelease),
  });
  return isDeepStrictEqual(seen(one), seen(other));
}
