import {endWithNpm} from '../../examples/server/end-with-npm.ts';
import {collected, type TriedRelease} from '../compat/collect.ts';
import {projectRoot} from '../machine/project.ts';
import {readCompatibility, sawTheSame, writeCompatibility} from '../records/compatibility.ts';
import {install, NotUsable, withRelease} from '../servers/elizaos/installed-release.ts';
import {releasesToTry} from '../servers/elizaos/releases.ts';
import {strongKey} from '../servers/strong-key.ts';
import {readGuide} from '../verify/guide.ts';
import {summaryOf} from '../verify/report/outcome.ts';
import {verify} from '../verify/verify.ts';

endWithNpm();
process.on('SIGINT', () => process.exit(130));
process.on('SIGTERM', () => process.exit(143));
/** The same for all releases, so that it is read once. */
const guide = readGuide();

process.exitCode = await main(process.argv.slice(2));

/** Holds the guide against released versions of the ElizaOS server, and writes what they do if that has changed. */
async function main(args: string[]): Promise<number> {
  if (args.length > 0) {
    process.stderr.write('Usage: npm run compat   (it takes no arguments)\n');
    return 2;
  }
  let versions: string[];
  try {
    versions = await releasesToTry();
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return 2;
  }
  const tried: TriedRelease[] = [];
  for (const [place, version] of versions.entries()) {
    process.stdout.write(`${place + 1} of ${versions.length}: ${version}\n`);
    tried.push(await tryRelease(version));
  }
  const now = collected(tried, {time: new Date().toISOString(), node: process.version});
  const before = readCompatibility(projectRoot);
  if (before && sawTheSame(before, now)) {
    process.stdout.write('Nothing has moved since the last run.\n');
    return 0;
  }
  writeCompatibility(projectRoot, now);
  process.stdout.write('Something has moved: src/records/compatibility.json says what.\n');
  return 0;
}

async function tryRelease(version: string): Promise<TriedRelease> {
  try {
    const folder = await install(version);
    const key = strongKey();
    const result = await withRelease(version, folder, undefined, (open) =>
      withRelease(version, folder, key, (url) =>
        verify({url, key, withLimits: false}, guide, {open}),
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
