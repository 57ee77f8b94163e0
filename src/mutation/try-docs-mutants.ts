import {withServers} from '../checks/servers.ts';
import {projectFiles} from '../content/project-files.ts';
import {readCommit} from '../machine/commit.ts';
import {inParallel} from '../machine/in-parallel.ts';
import {projectRoot} from '../machine/project.ts';
import {writeScore} from '../records/ledger-file.ts';
import {docsMutants} from './docs-mutants.ts';
import type {Mutant} from './mutant.ts';
import {NotReady} from './notice-claim.ts';
import {progressLine, survivorLine} from './progress.ts';
import {shuffled} from './shuffle.ts';
import {watchAll} from './watch.ts';

/** Which mutants are tried; all of them where neither `sample` nor `only` is given. */
export interface WhichMutants {
  /** So many, picked by the seed. */
  sample: number | undefined;
  seed: number;
  /** Those whose place or claim contains this text. */
  only: string | undefined;
}

/** How many mutants are tried at a time; most of them wait for a program that they started. */
const concurrency = 4;

/**
 * Changes one documented thing at a time and prints what no check notices. Where all mutants were tried, the score is kept.
 * Gives whether each of them was noticed.
 */
export async function tryDocsMutants(which: WhichMutants): Promise<boolean> {
  try {
    return await tryMutants(which);
  } catch (error) {
    if (!(error instanceof NotReady)) throw error;
    process.stderr.write(`${error.message}\n`);
    return false;
  }
}

async function tryMutants({sample, seed, only}: WhichMutants): Promise<boolean> {
  const context = readCommit(projectRoot);
  const files = projectFiles(projectRoot);
  const all = docsMutants(files).filter((mutant) => isMeant(mutant, only));
  const mutants = sample === undefined ? all : shuffled(all, seed).slice(0, sample);
  const started = performance.now();
  const survivors: Mutant[] = [];
  let done = 0;

  process.stdout.write(`Trying ${mutants.length} of ${all.length} changes of documented things.\n`);
  await withServers(async (servers) => {
    const notices = await watchAll(files, servers);
    const tryMutant = async (mutant: Mutant) => ({mutant, isNoticed: await notices(mutant)});
    for await (const {mutant, isNoticed} of inParallel(mutants, concurrency, tryMutant)) {
      if (!isNoticed) {
        survivors.push(mutant);
        process.stderr.write(`${survivorLine(mutant)}\n`);
      }
      done++;
      progressLine(done, mutants.length, survivors.length, performance.now() - started);
    }
  });

  const killed = mutants.length - survivors.length;
  const score = mutants.length === 0 ? 0 : (100 * killed) / mutants.length;
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  process.stdout.write(
    `Docs mutation: ${killed} of ${mutants.length} changes noticed, ${survivors.length} survived, score ${score.toFixed(1)} %, in ${seconds} s.\n`,
  );
  if (sample === undefined && only === undefined) {
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
  return survivors.length === 0 && mutants.length > 0;
}

function isMeant({file, line, watch}: Mutant, only: string | undefined): boolean {
  if (only === undefined) return true;
  return `${file}:${line} ${Object.values(watch).join(' ')}`.includes(only);
}
