import {endWithNpm} from '../../examples/server/end-with-npm.ts';
import type {Versions} from '../compat/try-releases.ts';
import {isNamed} from '../content/claim/claim-id.ts';
import {projectFiles} from '../content/project-files.ts';
import {projectRoot} from '../machine/project.ts';
import {apiReference} from '../records/api-of-releases.ts';
import {
  inOrderOfRelease,
  isPreRelease,
  isRelease,
  knownPreReleases,
  releasesToTry,
} from '../servers/elizaos/releases.ts';

endWithNpm();
process.on('SIGINT', () => process.exit(130));
process.on('SIGTERM', () => process.exit(143));
process.exitCode = await main(process.argv.slice(2));

/** Holds the pages against versions of the ElizaOS server: those that are named, or all. Gives the exit code. */
async function main(args: string[]): Promise<number> {
  const versions = inOrderOfRelease(args.filter(isRelease));
  const preReleases = inOrderOfRelease(args.filter(isPreRelease));
  const names = args.filter((argument) => !isRelease(argument) && !isPreRelease(argument));
  const unknown = await unknownName(names);
  if (unknown !== undefined) {
    process.stderr.write(
      `"${unknown}" is no version such as 1.7.2 or 2.0.0-beta.2, and no name of a page or a claim.\nUsage: npm run compat [-- VERSION ... PAGE-OR-CLAIM ...]\n`,
    );
    return 2;
  }
  let chosen: Versions = {releases: versions, preReleases};
  try {
    if (versions.length + preReleases.length === 0) {
      chosen = {releases: await releasesToTry(), preReleases: knownPreReleases};
    }
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return 2;
  }
  // Loaded only here, since it knows all checks, whose loading takes longer than what is above.
  const {tryReleases} = await import('../compat/try-releases.ts');
  await tryReleases(chosen, names);
  return 0;
}

/** The first of these names that stands for no claim. The pages are read only where there are names. */
async function unknownName(names: readonly string[]): Promise<string | undefined> {
  if (names.length === 0) return undefined;
  const {readPages} = await import('../claims/pages.ts');
  const pages = readPages(projectFiles(projectRoot));
  const ids = [...pages.ids(), ...pages.releaseIds(), ...pages.preReleaseIds()];
  const ofClaims = names.filter((name) => name !== apiReference);
  return ofClaims.find((name) => !ids.some((id) => isNamed(id, name)));
}
