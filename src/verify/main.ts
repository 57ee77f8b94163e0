import type {Guide} from './guide-claims.ts';
import {askForKey} from './input/ask-key.ts';
import {keyProblem, type Options, readOptions, usage} from './input/options.ts';
import {githubReport} from './report/github.ts';
import {jsonReport} from './report/json.ts';
import {junitReport} from './report/junit.ts';
import {exitCodeOf, type Outcome} from './report/outcome.ts';
import {printed} from './report/printed.ts';
import {textReport} from './report/text.ts';
import {oneLine} from './report/visible.ts';
import {verify} from './verify.ts';

/** What each format makes of an outcome. */
export const reports: Readonly<Record<Options['format'], (outcome: Outcome) => string>> = {
  text: textReport,
  json: jsonReport,
  junit: junitReport,
  github: githubReport,
};

/**
 * Runs the command with these arguments, and gives its exit code.
 * @param readGuide gives the guide, and is called only once the server is found
 */
export async function main(
  args: string[],
  readGuide: () => Guide | Promise<Guide>,
): Promise<number> {
  process.once('SIGINT', () => process.exit(130));
  process.once('SIGTERM', () => process.exit(143));
  // Where nothing can be said, what is left is the exit code.
  process.stderr.on('error', () => undefined);
  const read = readOptions(args, process.env);
  if (read.outcome === 'help') return printed(usage, 0);
  if (read.outcome === 'wrong') {
    process.stderr.write(`${read.problem} See --help.\n`);
    return 2;
  }
  const {options} = read;
  const key = options.key ?? (await askForKey(process.stdin, process.stderr));
  const problem = key === undefined ? undefined : keyProblem(key, options.url);
  if (problem !== undefined) {
    process.stderr.write(`${problem}\n`);
    return 2;
  }
  const result = await verify({...options, key}, readGuide, {
    onProgress: showProgress,
    onNote: (note) => process.stderr.write(`${oneLine(note)}\n`),
    variables: process.env,
  });
  if (!result.ok) {
    process.stderr.write(`${result.problem}\n`);
    return 2;
  }
  return printed(reports[options.format](result.outcome), exitCodeOf(result.outcome));
}

function showProgress(done: number, all: number): void {
  if (!process.stderr.isTTY) return;
  process.stderr.write(done === all ? '\r\x1b[K' : `\rChecked ${done} of ${all} claims`);
}
