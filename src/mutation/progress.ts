import type {Mutant, Reading, Watch} from './mutant.ts';

/** How often a log without a terminal gets a line of progress, in mutants. */
const stride = 100;

/** Shows how far a run is: on one line of a terminal, as a line now and then elsewhere. */
export function progressLine(done: number, all: number, survived: number, elapsed: number): void {
  const left = Math.ceil(((elapsed / done) * (all - done)) / 1000);
  const text = `${done} of ${all} tried, ${survived} survived, about ${left} s left`;
  if (process.stdout.isTTY) process.stdout.write(done === all ? '\r\x1b[K' : `\r\x1b[K${text}`);
  else if (done % stride === 0 && done < all) process.stdout.write(`${text}\n`);
}

/** What a person reads of a mutant that nothing noticed. */
export function survivorLine({file, line, column, change, watch}: Mutant<Watch | Reading>): string {
  const missed = 'id' in watch ? `the check of ${watch.id} does not notice it` : misses[watch.by];
  return `${file}:${line}:${column} survived ${change}: ${missed}.`;
}

const misses = {
  client: 'neither the run of the client nor a claim check notices it',
  output: 'the comparison of the output does not notice it',
  'all-claims': 'no claim check notices it',
  reading: 'the list of the sentences does not notice it',
} as const;
