import {endWithNpm} from '../../examples/server/end-with-npm.ts';
import {releasesToTry} from '../servers/elizaos/releases.ts';

endWithNpm();
process.on('SIGINT', () => process.exit(130));
process.on('SIGTERM', () => process.exit(143));
process.exitCode = await main(process.argv.slice(2));

/** Holds the guide against released versions of the ElizaOS server. Gives the exit code. */
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
  // Loaded only here, since it knows all checks, whose loading takes longer than what is above.
  const {tryReleases} = await import('../compat/try-releases.ts');
  await tryReleases(versions);
  return 0;
}
