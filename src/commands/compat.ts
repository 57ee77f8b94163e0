import {endWithNpm} from '../../examples/server/end-with-npm.ts';
import {isNamed} from '../content/claim/claim-id.ts';
import {projectFiles} from '../content/project-files.ts';
import {projectRoot} from '../machine/project.ts';
import {apiReference} from '../records/api-of-releases.ts';
import {inOrderOfRelease, isRelease, releasesToTry} from '../servers/elizaos/releases.ts';

endWithNpm();
process.on('SIGINT', () => process.exit(130));
process.on('SIGTERM', () => process.exit(143));
process.exitCode = await main(process.argv.slice(2));

/** Holds the pages against released versions of the ElizaOS server: those that are named, or all. Gives the exit code. */
async function main(args: string[]): Promise<number> {
  const versions = args.filter(isRelease);
  const names = args.filter((argument) => !isRelease(argument));
  const unknown = await unknownName(names);
  if (unknown !== undefined) {
    process.stderr.write(
      `"${unknown}" is no version of a release such as 1.7.2, and no name of a page or a claim.\nUsage: npm run compat [-- VERSION ... PAGE-OR-CLAIM ...]\n`,
    );
    return 2;
  }
  let chosen: string[];
  try {
    chosen = versions.length > 0 ? inOrderOfRelease(versions) : await releasesToTry();
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
  const ids = [...pages.ids(), ...pages.releaseIds()];
  const ofClaims = names.filter((name) => name !== apiReference);
  return ofClaims.find((name) => !ids.some((id) => isNamed(id, name)));
}
