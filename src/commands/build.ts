import {endWithNpm} from '../../examples/server/end-with-npm.ts';
import {allowClosedOutput} from '../machine/closed-output.ts';
import {runBuild} from '../site/run-build.ts';

endWithNpm();
allowClosedOutput();
process.exitCode = await build(process.argv.slice(2));

/** Builds the site for publishing. Gives the exit code. */
async function build(args: string[]): Promise<number> {
  if (args.length > 0) {
    process.stderr.write('Usage: npm run build   (it takes no arguments)\n');
    return 1;
  }
  return (await runBuild()) ? 0 : 1;
}
