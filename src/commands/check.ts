import {parseArgs} from 'node:util';
import {endWithNpm} from '../../examples/server/end-with-npm.ts';
import {allowClosedOutput} from '../machine/closed-output.ts';
import {runCheck} from '../site/run-check.ts';

const usage =
  'Usage: npm run check [-- --update]   (--update rewrites the outputs that pages show from a real run)';

endWithNpm();
allowClosedOutput();
process.exitCode = await check(process.argv.slice(2));

/** Checks the pages, or rewrites the outputs that they show. Gives the exit code. */
async function check(args: string[]): Promise<number> {
  const update = readUpdate(args);
  if (update === undefined) {
    process.stderr.write(`${usage}\n`);
    return 1;
  }
  if (!update) return (await runCheck()) ? 0 : 1;
  // Loaded only here: a plain check runs no client and no claim, and takes a second.
  const {updateOutputs} = await import('../update/update-outputs.ts');
  return (await updateOutputs()) ? 0 : 1;
}

function readUpdate(args: string[]): boolean | undefined {
  try {
    return parseArgs({args, options: {update: {type: 'boolean', default: false}}}).values.update;
  } catch {
    return undefined;
  }
}
