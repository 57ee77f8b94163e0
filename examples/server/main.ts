import {parseArgs} from 'node:util';
import {readEnvironment} from './environment.ts';
import {run} from './run.ts';

const usage =
  'Usage: main.ts   (it takes no arguments: set SERVER_PORT and the other variables instead)';

process.exitCode = await main();

/** Runs the server with the variables of the environment and of `.env`. */
async function main(): Promise<number> {
  const mistake = argumentMistake();
  if (mistake !== undefined) {
    process.stderr.write(`${mistake}\n${usage}\n`);
    return 1;
  }
  const environment = readEnvironment(process.cwd(), process.env);
  if (!environment.ok) {
    process.stderr.write(`${environment.problems.join('\n')}\n`);
    return 1;
  }
  return run(environment.config);
}

/** What is wrong with the arguments of the process, in a line. */
function argumentMistake(): string | undefined {
  try {
    parseArgs();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
