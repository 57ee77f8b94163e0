import {parseArgs} from 'node:util';
import {endWithNpm} from '../../examples/server/end-with-npm.ts';
import {withServers} from '../checks/servers.ts';
import {projectFiles} from '../content/project-files.ts';
import {readCommit} from '../machine/commit.ts';
import {projectRoot} from '../machine/project.ts';
import {docsMutants} from '../mutation/docs-mutants.ts';
import {inParallel} from '../mutation/in-parallel.ts';
import type {Mutant} from '../mutation/mutant.ts';
import {NotReady} from '../mutation/notice-claim.ts';
import {progressLine, survivorLine} from '../mutation/progress.ts';
import {shuffled} from '../mutation/shuffle.ts';
import {watchAll} from '../mutation/watch.ts';
import {writeScore} from '../records/ledger-file.ts';

const usage = `Usage: npm run mutate:docs -- [--sample COUNT] [--seed NUMBER] [--only TEXT]
  --sample  tries only so many mutants, picked by the seed (1 unless told)
  --only    tries only those whose place or claim contains the text
Without any of them all mutants are tried, and the score is kept.`;

endWithNpm();
process.on('SIGINT', () => process.exit(130));
process.on('SIGTERM', () => process.exit(143));
process.exit(await main(process.argv.slice(2)).catch(reportNotReady));

/** Changes one documented thing at a time and tells what no check notices. */
async function main(args: string[]): Promise<number> {
  const options = readOptions(args);
  if (!options) {
    process.stderr.write(`${usage}\n`);
    return 1;
  }
  const context = readCommit(projectRoot);
  const files = projectFiles(projectRoot);
  const all = docsMutants(files).filter((mutant) => isMeant(mutant, options.only));
  const mutants =
    options.sample === undefined ? all : shuffled(all, options.seed).slice(0, options.sample);
  const started = performance.now();
  const survivors: Mutant[] = [];
  let done = 0;

  process.stdout.write(`Trying ${mutants.length} of ${all.length} changes of documented things.\n`);
  await withServers(async (servers) => {
    const notices = await watchAll(files, servers);
    await inParallel(mutants, async (mutant) => {
      if (!(await notices(mutant))) {
        survivors.push(mutant);
        process.stderr.write(`${survivorLine(mutant)}\n`);
      }
      done++;
      progressLine(done, mutants.length, survivors.length, performance.now() - started);
    });
  });

  const killed = mutants.length - survivors.length;
  const score = mutants.length === 0 ? 0 : (100 * killed) / mutants.length;
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  process.stdout.write(
    `Docs mutation: ${killed} of ${mutants.length} changes noticed, ${survivors.length} survived, score ${score.toFixed(1)} %, in ${seconds} s.\n`,
  );
  if (options.sample === undefined && options.only === undefined) {
    writeScore(projectRoot, 'docs', {
      killed,
      survived: survivors.length,
      score,
      survivors: survivors.map((mutant) => ({
        place: `${mutant.file}:${mutant.line}:${mutant.column}`,
        mutant: mutant.change,
        reason: 'no check notices it yet',
      })),
      ...context,
      time: new Date().toISOString(),
    });
  }
  return survivors.length === 0 && mutants.length > 0 ? 0 : 1;
}

function reportNotReady(error: unknown): number {
  if (!(error instanceof NotReady)) throw error;
  process.stderr.write(`${error.message}\n`);
  return 1;
}

function isMeant({file, line, watch}: Mutant, only: string | undefined): boolean {
  if (only === undefined) return true;
  return `${file}:${line} ${Object.values(watch).join(' ')}`.includes(only);
}

interface Options {
  sample: number | undefined;
  seed: number;
  only: string | undefined;
}

function readOptions(args: string[]): Options | undefined {
  try {
    const {values} = parseArgs({
      args,
      options: {
        sample: {type: 'string'},
        seed: {type: 'string', default: '1'},
        only: {type: 'string'},
      },
    });
    const sample = values.sample === undefined ? undefined : wholeNumber(values.sample);
    return {sample, seed: wholeNumber(values.seed), only: values.only};
  } catch {
    return undefined;
  }
}

function wholeNumber(text: string): number {
  if (!/^\d+$/.test(text)) throw new Error('not a whole number');
  return Number(text);
}
