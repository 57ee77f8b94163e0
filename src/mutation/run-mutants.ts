import {inParallel} from '../machine/in-parallel.ts';
import type {Mutant, Reading, Watch} from './mutant.ts';
import {progressLine, survivorLine} from './progress.ts';
import {shuffled} from './shuffle.ts';

/** Which mutants are tried; all of them where neither `sample` nor `only` is given. */
export interface WhichMutants {
  /** So many, picked by the seed. */
  sample: number | undefined;
  seed: number;
  /** Those whose place or claim contains this text. */
  only: string | undefined;
  /** Whether only sentences are changed. */
  sentences: boolean;
}

type AnyMutant = Mutant<Watch | Reading>;

/** Which mutants were tried, and what nothing noticed. */
export interface MutantRun {
  tried: number;
  survivors: AnyMutant[];
  /** Whether all mutants were tried. */
  isWhole: boolean;
}

/** How many mutants are tried at a time; most of them wait for a program that they started. */
const concurrency = 4;

/** Those of the mutants that are meant. */
export function meantMutants<Kind extends AnyMutant>(
  all: readonly Kind[],
  {sample, seed, only}: WhichMutants,
): readonly Kind[] {
  const meant = only === undefined ? all : all.filter((mutant) => isMeant(mutant, only));
  return sample === undefined ? meant : shuffled(meant, seed).slice(0, sample);
}

/**
 * Tries mutants, and prints what nothing notices and the score.
 * @param what the changed things in words, such as `documented things`
 */
export async function runMutants<Kind extends AnyMutant>(
  what: string,
  all: readonly Kind[],
  which: WhichMutants,
  notices: (mutant: Kind) => Promise<boolean>,
): Promise<MutantRun> {
  const started = performance.now();
  const mutants = meantMutants(all, which);
  const survivors: AnyMutant[] = [];
  let done = 0;
  process.stdout.write(`Trying ${mutants.length} of ${all.length} changes of ${what}.\n`);
  const tryMutant = async (mutant: Kind) => ({mutant, isNoticed: await notices(mutant)});
  for await (const {mutant, isNoticed} of inParallel(mutants, concurrency, tryMutant)) {
    if (!isNoticed) {
      survivors.push(mutant);
      process.stderr.write(`${survivorLine(mutant)}\n`);
    }
    done++;
    progressLine(done, mutants.length, survivors.length, performance.now() - started);
  }
  const tried = mutants.length;
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  process.stdout.write(
    `Changes of ${what}: ${tried - survivors.length} of ${tried} noticed, ${survivors.length} survived, score ${scoreOf({tried, survivors}).toFixed(1)} %, in ${seconds} s.\n`,
  );
  return {
    tried,
    survivors,
    isWhole: which.sample === undefined && which.only === undefined,
  };
}

/** Percent of the mutants that were noticed. */
export function scoreOf({tried, survivors}: Pick<MutantRun, 'tried' | 'survivors'>): number {
  return tried === 0 ? 0 : (100 * (tried - survivors.length)) / tried;
}

function isMeant({file, line, watch}: AnyMutant, only: string): boolean {
  return `${file}:${line} ${Object.values(watch).join(' ')}`.includes(only);
}
