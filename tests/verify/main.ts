import {askForKey} from './ask-key.ts';
import {keyProblem, type Options, readOptions, usage} from './options.ts';
import {exitCodeOf, type Outcome} from './outcome.ts';
import {githubReport} from './report-github.ts';
import {jsonReport} from './report-json.ts';
import {junitReport} from './report-junit.ts';
import {textReport} from './report-text.ts';
import {type Guide, verify} from './verify.ts';

const reports: Readonly<Record<Options['format'], (outcome: Outcome) => string>> = {
  text: textReport,
  json: jsonReport,
  junit: junitReport,
  github: githubReport,
};

/** Runs the command with these arguments, and gives its exit code. */
export async function main(args: string[], guide: () => Guide): Promise<number> {
  process.once('SIGINT', () => process.exit(130));
  process.once('SIGTERM', () => process.exit(143));
  const read = readOptions(args, process.env);
  if (read.outcome === 'help') {
    process.stdout.write(`${usage}\n`);
    return 0;
  }
  if (read.outcome === 'wrong') {
    process.stderr.write(`${read.problem} See --help.\n`);
    return 2;
  }
  const {options} = read;
  const key = options.key ?? (await askForKey(process.stdin, process.stderr));
  const problem = key === undefined ? undefined : keyProblem(key);
  if (problem !== undefined) {
    process.stderr.write(`${problem}\n`);
    return 2;
  }
  const result = await verify({...options, key}, guide(), {onProgress: showProgress});
  if (!result.ok) {
    process.stderr.write(`${result.problem}\n`);
    return 2;
  }
  process.stdout.write(`${reports[options.format](result.outcome)}\n`);
  return exitCodeOf(result.outcome);
}

function showProgress(done: number, all: number): void {
  if (!process.stderr.isTTY) return;
  process.stderr.write(done === all ? '\r\x1b[K' : `\rChecked ${done} of ${all} claims`);
}
