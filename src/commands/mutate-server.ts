import {rm} from 'node:fs/promises';
import path from 'node:path';
import {Stryker} from '@stryker-mutator/core';
import {projectFiles} from '../content/project-files.ts';
import {readCommit} from '../machine/commit.ts';
import {projectRoot} from '../machine/project.ts';
import {type ServerMutant, serverScore} from '../mutation/server-score.ts';
import {unobservable} from '../mutation/unobservable.ts';
import {writeScore} from '../records/ledger-file.ts';

const usage = `Usage: npm run mutate:server -- [--all] [FILE…]
  FILE   tries only the mutants of these files of examples/server/; without any, the score is kept
  --all  tries each mutant again, and not only what changed since the last run`;

process.exit(await main(process.argv.slice(2)));

/**
 * Changes the reference server one piece at a time and runs the claim checks against each such mutant. Prints every
 * mutant that no check noticed, with its place, and keeps the score for the ledger.
 */
async function main(args: string[]): Promise<number> {
  const all = args.includes('--all');
  const files = args.filter((argument) => argument !== '--all');
  if (files.some((file) => !file.startsWith('examples/server/'))) {
    process.stderr.write(`${usage}\n`);
    return 1;
  }
  process.chdir(projectRoot);
  // StrykerJS starts processes of its own, and each loads the runner of the claims.
  process.env.NODE_OPTIONS = `--import ${import.meta.resolve('tsx')}`;
  const tempDirName = path.join('.cache', 'mutate-server');
  const context = readCommit(projectRoot);
  const sources = projectFiles(projectRoot);
  const stryker = new Stryker({
    mutate: files.length > 0 ? files : ['examples/server/*.ts'],
    testRunner: 'claims',
    plugins: [path.join(projectRoot, 'src/mutation/claims-runner.ts')],
    coverageAnalysis: 'perTest',
    checkers: [],
    reporters: [process.stdout.isTTY ? 'progress' : 'progress-append-only'],
    ignorePatterns: ['.cache', '.docusaurus', 'build', 'test-results'],
    tempDirName,
    // A run after one that ended tries only what changed: new code, and survivors where a claim is new.
    incremental: true,
    incrementalFile: path.join('.cache', 'mutate-server.json'),
    force: all,
    concurrency: 2,
    // Some checks run at a time, so all of them take a part of the time that they take one after the other.
    timeoutFactor: 0.4,
    timeoutMS: 20_000,
    allowConsoleColors: false,
  });
  const results = await stryker.runMutationTest();
  await rm(path.join(projectRoot, tempDirName), {recursive: true, force: true});

  const mutants = results.map(
    ({fileName, location, mutatorName, replacement, status}): ServerMutant => ({
      file: path.relative(projectRoot, path.resolve(fileName)),
      line: location.start.line,
      column: location.start.column,
      end: location.end,
      mutator: mutatorName,
      replacement: replacement ?? '',
      status,
    }),
  );
  const {score, problems, lines} = serverScore(mutants, {
    read: (file) => sources.read(file) ?? '',
    reasons: unobservable,
    complete: files.length === 0,
  });
  process.stdout.write(`${lines.join('\n')}\n`);
  for (const problem of problems) process.stderr.write(`${problem}\n`);
  if (files.length === 0) {
    writeScore(projectRoot, 'server', {...score, ...context, time: new Date().toISOString()});
  }
  return problems.length === 0 ? 0 : 1;
}
