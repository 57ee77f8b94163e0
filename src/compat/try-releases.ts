import {registeredChecks} from '../checks/index.ts';
import {type Pages, readPages} from '../claims/pages.ts';
import {isNamed, partsOfId} from '../content/claim/claim-id.ts';
import {projectFiles} from '../content/project-files.ts';
import {inParallel} from '../machine/in-parallel.ts';
import {projectRoot} from '../machine/project.ts';
import {apiReference, describedVersions} from '../records/api-of-releases.ts';
import {
  type PreRelease,
  readCompatibility,
  sawTheSame,
  writeCompatibility,
} from '../records/compatibility.ts';
import {installClients} from '../servers/elizaos/installed-clients.ts';
import {install, NotUsable} from '../servers/elizaos/installed-release.ts';
import {releasePool} from '../servers/elizaos/release-launcher.ts';
import {prepare} from '../servers/elizaos/release-program.ts';
import {recordApi} from './api/record-api.ts';
import {collected, mergedInto, type TriedClaim, type TriedRelease} from './collect.ts';
import {inNumbers} from './in-numbers.ts';
import {mergedPreReleases} from './merge-pre-releases.ts';
import {tryClaim} from './try-claim.ts';
import {tryPreRelease} from './try-pre-release.ts';

/** How many claims are tried at a time; most of them wait for a release to start. */
const concurrency = 2;

/** The versions that a run tries. */
export interface Versions {
  releases: readonly string[];
  preReleases: readonly string[];
}

/**
 * Holds the guide against these versions of the ElizaOS server, and writes what they do if that has changed; of those
 * whose API is described, also what its routes do.
 * @param names of claims, or of pages with all their claims, or `api-reference` for the routes; none for all
 */
export async function tryReleases(
  {releases, preReleases}: Versions,
  names: readonly string[] = [],
): Promise<void> {
  const pages = readPages(projectFiles(projectRoot));
  const all = [...pages.ids(), ...pages.releaseIds()].sort(byPage);
  const ofPreReleases = pages.preReleaseIds();
  const described =
    names.length === 0 || names.includes(apiReference) ? describedVersions(projectRoot) : [];
  const ids = named(all, names);
  const tried: TriedRelease[] = [];
  for (const [place, version] of releases.entries()) {
    process.stdout.write(`${place + 1} of ${releases.length}: ${version}\n`);
    if (ids.length > 0) tried.push(await tryRelease(version, pages, ids));
    if (described.includes(version)) await recordApi(version);
  }
  const preIds = named(ofPreReleases, names);
  const triedBefore: PreRelease[] = [];
  for (const version of preIds.length === 0 ? [] : preReleases) {
    process.stdout.write(`Before a release: ${version}\n`);
    triedBefore.push(await tryPreRelease(version, pages, preIds));
  }
  if (tried.length + triedBefore.length === 0) return;
  const before = readCompatibility(projectRoot);
  const run = {time: new Date().toISOString(), node: process.version};
  const statementsOf = (some: readonly string[]) =>
    new Map(some.map((id) => [id, pages.claim(id).statement]));
  // A run of what comes before a release says nothing of when and with what the releases were tried.
  const ofReleases =
    before && tried.length === 0
      ? before
      : mergedInto(before, collected(tried, run), statementsOf(all));
  const now = {
    ...ofReleases,
    time: run.time,
    preReleases: mergedPreReleases(
      before?.preReleases ?? [],
      triedBefore,
      statementsOf(ofPreReleases),
    ),
  };
  if (before && sawTheSame(before, now)) {
    process.stdout.write('Nothing has moved since the last run.\n');
    return;
  }
  writeCompatibility(projectRoot, now);
  process.stdout.write('Something has moved: src/records/compatibility.json says what.\n');
}

/** Those of the claims that names stand for; all where there are no names. */
function named(ids: readonly string[], names: readonly string[]): readonly string[] {
  return names.length === 0 ? ids : ids.filter((id) => names.some((name) => isNamed(id, name)));
}

/** Holds the claims of the pages against one version. */
export async function tryRelease(
  version: string,
  pages: Pages,
  ids: readonly string[],
): Promise<TriedRelease> {
  const started = performance.now();
  try {
    const release = await install(version);
    await installClients(release);
    await prepare(release);
    const pool = releasePool(release);
    const claims: TriedClaim[] = [];
    try {
      const checks = registeredChecks();
      const tries = inParallel(ids, concurrency, (id) => tryClaim(id, pages, checks.get(id), pool));
      for await (const claim of tries) {
        claims.push(claim);
        showProgress(claims.length, ids.length);
      }
    } finally {
      await pool.end();
    }
    claims.sort((one, other) => ids.indexOf(one.id) - ids.indexOf(other.id));
    const seconds = ((performance.now() - started) / 1000).toFixed(0);
    process.stdout.write(`  ${inNumbers(claims)}; ${pool.starts()} starts, ${seconds} s\n`);
    return {version, claims};
  } catch (error) {
    if (!(error instanceof NotUsable)) throw error;
    process.stdout.write(`  ${error.message}\n`);
    return {version, problem: error.message};
  }
}

/** The claims of a page about one server and those about ElizaOS stand together. */
function byPage(one: string, other: string): number {
  return partsOfId(one).page.localeCompare(partsOfId(other).page);
}

/** On a terminal one line that changes; elsewhere a line now and then. */
function showProgress(done: number, all: number): void {
  const words = `  Tried ${done} of ${all} claims`;
  if (process.stdout.isTTY) process.stdout.write(done === all ? '\r\x1b[K' : `\r${words}`);
  else if (done % 25 === 0) process.stdout.write(`${words}\n`);
}
