import {parseArgs} from 'node:util';
import {endWithNpm} from '../../examples/server/end-with-npm.ts';
import type {HoldOptions} from '../checks/hold-all.ts';
import {keptRunFile} from '../records/runs.ts';

const usage = `Usage: npm run claims -- [--bail] [--first NAME]…
  --keep   keeps the run in ${keptRunFile} where every claim was tried and holds, which "npm run claims" asks for
  --bail   ends at the first claim that does not hold
  --first  checks this claim, or the claims of this page, before the others`;

endWithNpm();
process.on('SIGINT', () => process.exit(130));
process.on('SIGTERM', () => process.exit(143));
process.exit(await main(process.argv.slice(2)));

/** Holds every claim against the reference server. Gives the exit code. */
async function main(args: string[]): Promise<number> {
  const options = readOptions(args);
  if (!options) {
    process.stderr.write(`${usage}\n`);
    return 1;
  }
  // Loaded only here, since to load all checks takes longer than to answer a wrong argument.
  const {holdAll} = await import('../checks/hold-all.ts');
  return (await holdAll(options)) ? 0 : 1;
}

function readOptions(args: string[]): HoldOptions | undefined {
  try {
    const {values} = parseArgs({
      args,
      options: {
        bail: {type: 'boolean', default: false},
        keep: {type: 'boolean', default: false},
        first: {type: 'string', multiple: true, default: []},
      },
    });
    return values;
  } catch {
    return undefined;
  }
}
