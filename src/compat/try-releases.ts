import {projectRoot} from '../machine/project.ts';
import {readCompatibility, sawTheSame, writeCompatibility} from '../records/compatibility.ts';
import {install, NotUsable, withRelease} from '../servers/elizaos/installed-release.ts';
import {strongKey} from '../servers/strong-key.ts';
import {readGuide} from '../verify/guide.ts';
import type {Guide} from '../verify/guide-claims.ts';
import {summaryOf} from '../verify/report/outcome.ts';
import {verify} from '../verify/verify.ts';
import {collected, type TriedRelease} from './collect.ts';

/** Holds the guide against these versions of the ElizaOS server, and writes what they do if that has changed. */
export async function tryReleases(versions: readonly string[]): Promise<void> {
  // The same for all releases, so that it is read once.
  const guide = readGuide();
  const tried: TriedRelease[] = [];
  for (const [place, version] of versions.entries()) {
    process.stdout.write(`${place + 1} of ${versions.length}: ${version}\n`);
    tried.push(await tryRelease(version, guide));
  }
  const now = collected(tried, {time: new Date().toISOString(), node: process.version});
  const before = readCompatibility(projectRoot);
  if (before && sawTheSame(before, now)) {
    process.stdout.write('Nothing has moved since the last run.\n');
    return;
  }
  writeCompatibility(projectRoot, now);
  process.stdout.write('Something has moved: src/records/compatibility.json says what.\n');
}

async function tryRelease(version: string, guide: Guide): Promise<TriedRelease> {
  try {
    const folder = await install(version);
    const key = strongKey();
    const result = await withRelease(version, folder, undefined, (open) =>
      withRelease(version, folder, key, (url) =>
        verify({url, key, withLimits: false}, () => guide, {open}),
      ),
    );
    if (!result.ok) throw new NotUsable(result.problem);
    process.stdout.write(`  ${summaryOf(result.outcome)}\n`);
    return {version, claims: result.outcome.claims};
  } catch (error) {
    if (!(error instanceof NotUsable)) throw error;
    process.stdout.write(`  ${error.message}\n`);
    return {version, problem: error.message};
  }
}
