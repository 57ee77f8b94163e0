import {rm} from 'node:fs/promises';
import path from 'node:path';
import {Stryker} from '@stryker-mutator/core';
import {readCommit} from '../machine/commit.ts';
import {projectRoot} from '../machine/project.ts';
import {tellAsked} from '../mutation/asked.ts';
import {type MutantNews, mutantChannel} from '../mutation/mutant-reporter.ts';
import {type Part, partsToTry, wholeFile} from '../mutation/server-plan.ts';
import {serverReport} from '../mutation/server-report.ts';
import {type ServerMutant, withReasons, withResults} from '../mutation/server-score.ts';
import {unobservable} from '../mutation/unobservable.ts';
import {
  readServerRecord,
  type ServerRecord,
  serverTexts,
  writeServerRecord,
} from '../records/server-mutation.ts';

/** How long a change that checks notice takes at most, but for few. One that nobody notices takes minutes. */
const quickMs = 12_000;

const tempDirName = path.join('.cache', 'mutate-server');

const usage = `Usage: npm run mutate:server -- [--quick] [--all | FILE…]
  Tries the changes of the files of examples/server/ that have changed since they were tried, and what survived without a reason.
  --quick  gives each change ${quickMs / 1000} seconds; the next run tries again what nobody noticed by then
  --all    tries every change of every file
  FILE     tries every change of these files`;

process.exit(await main(process.argv.slice(2)));

/**
 * Changes the reference server one piece at a time, and runs the claim checks against each such mutant. Prints every
 * mutant that no check noticed, with its place, and keeps the score for the ledger as it goes, so that a run that
 * somebody ends goes on where it was.
 */
async function main(args: string[]): Promise<number> {
  const texts = serverTexts(projectRoot);
  const isQuick = args.includes('--quick');
  const asked = args.filter((argument) => argument !== '--quick');
  const isAll = asked.length === 1 && asked[0] === '--all';
  if (!isAll && asked.some((file) => !texts.has(file))) {
    process.stderr.write(`${usage}\n`);
    return 1;
  }
  process.chdir(projectRoot);
  // StrykerJS starts processes of its own, and each loads the runner of the claims.
  process.env.NODE_OPTIONS = `--import ${import.meta.resolve('tsx')}`;

  const known = recordOf(texts);
  const named = isAll ? [...texts.keys()] : asked;
  const parts = named.length > 0 ? named.map(wholeFile) : partsToTry(texts, known);
  let record = known;
  try {
    if (parts.length > 0) record = await tried(parts, known, texts, isQuick);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    process.stderr.write(
      `The checks do not hold for the unchanged server (${reason}): run "npm run claims", and mend what it names.\n`,
    );
    return 1;
  }
  const {lines, problems} = serverReport(record, texts, unobservable);
  if (lines.length > 0) process.stdout.write(`${lines.join('\n')}\n`);
  for (const problem of problems) process.stderr.write(`${problem}\n`);
  return problems.length === 0 ? 0 : 1;
}

/** What is known of the files that are still there. */
function recordOf(texts: ReadonlyMap<string, string>): ServerRecord {
  const entries = Object.entries(readServerRecord(projectRoot)).filter(([file]) => texts.has(file));
  return withReasons(Object.fromEntries(entries), unobservable, texts);
}

/** The record with what the changes show. */
async function tried(
  parts: readonly Part[],
  known: ServerRecord,
  texts: ReadonlyMap<string, string>,
  isQuick: boolean,
): Promise<ServerRecord> {
  const run = {...readCommit(projectRoot), time: new Date().toISOString()};
  const whole = new Set(parts.filter(({isWhole}) => isWhole).map(({file}) => file));
  tellAsked(parts, known);
  const mutants = new Map<string, ServerMutant>();
  const keep = () => {
    const results = withResults(known, [...mutants.values()], {texts, whole, run});
    const record = withReasons(results, unobservable, texts);
    writeServerRecord(projectRoot, record);
    return record;
  };
  mutantChannel.subscribe((news) => {
    const {id, mutant} = news as MutantNews;
    const isGivenUp = isQuick && mutant.status === 'Timeout';
    mutants.set(id, {...mutant, ...(isGivenUp && {status: 'Untried'})});
    if (mutant.status !== 'Untried') keep();
  });
  await new Stryker({
    mutate: parts.flatMap(({patterns}) => patterns),
    testRunner: 'claims',
    plugins: ['claims-runner.ts', 'mutant-reporter.ts'].map((file) =>
      path.join(projectRoot, 'src/mutation', file),
    ),
    coverageAnalysis: 'perTest',
    checkers: [],
    reporters: ['mutants', process.stdout.isTTY ? 'progress' : 'progress-append-only'],
    ignorePatterns: ['.cache', '.docusaurus', 'build', 'test-results'],
    tempDirName,
    concurrency: 2,
    dryRunTimeoutMinutes: 30,
    // Beside each other and beside those of another change, the checks take up to twice as long as in the first run.
    ...(isQuick ? {timeoutFactor: 0, timeoutMS: quickMs} : {timeoutFactor: 2, timeoutMS: 20_000}),
    allowConsoleColors: false,
  }).runMutationTest();
  await rm(path.join(projectRoot, tempDirName), {recursive: true, force: true});
  return keep();
}
