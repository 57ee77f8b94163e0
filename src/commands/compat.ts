import {endWithNpm} from '../../examples/server/end-with-npm.ts';
import {inOrderOfRelease, isRelease, releasesToTry} from '../servers/elizaos/releases.ts';

endWithNpm();
process.on('SIGINT', () => process.exit(130));
process.on('SIGTERM', () => process.exit(143));
process.exitCode = await main(process.argv.slice(2));

/** Holds the pages against released versions of the ElizaOS server: those that are named, or all. Gives the exit code. */
async function main(args: string[]): Promise<number> {
  const wrong = args.find((argument) => !isRelease(argument) && !isName(argument));
  if (wrong !== undefined) {
    process.stderr.write(
      `"${wrong}" is no version of a release such as 1.7.2, and no name of a page or a claim.\nUsage: npm run compat [-- VERSION ... PAGE-OR-CLAIM ...]\n`,
    );
    return 2;
  }
  const versions = args.filter(isRelease);
  let chosen: string[];
  try {
    chosen = versions.length > 0 ? inOrderOfRelease(versions) : await releasesToTry();
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return 2;
  }
  // Loaded only here, since it knows all checks, whose loading takes longer than what is above.
  const {tryReleases} = await import('../compat/try-releases.ts');
  await tryReleases(
    chosen,
    args.filter((argument) => !isRelease(argument)),
  );
  return 0;
}

/** A page, or a claim with its page; a page of that name may not be there. */
function isName(text: string): boolean {
  return /^[a-z][\w-]*(\/[\w-]+)*$/.test(text);
}
