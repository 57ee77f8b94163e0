import {parseArgs} from 'node:util';
import {endWithNpm} from '../../examples/server/end-with-npm.ts';
import type {WhichMutants} from '../mutation/run-mutants.ts';

const usage = `Usage: npm run mutate:docs -- [--sample COUNT] [--seed NUMBER] [--only TEXT] [--sentences]
  --sample     tries only so many mutants of values, and of sentences, picked by the seed (1 unless told)
  --only       tries only those whose place or claim contains the text
  --sentences  tries only the sentences outside claims, which takes a minute
Where all mutants are tried, or all of the sentences, the scores are kept.`;

endWithNpm();
process.on('SIGINT', () => process.exit(130));
process.on('SIGTERM', () => process.exit(143));
process.exit(await main(process.argv.slice(2)));

/** Changes one documented thing or one sentence at a time, and tells what nothing notices. Gives the exit code. */
async function main(args: string[]): Promise<number> {
  const which = readArguments(args);
  if (!which) {
    process.stderr.write(`${usage}\n`);
    return 1;
  }
  // Loaded only here, since it knows all checks, whose loading takes longer than to answer a wrong argument.
  const {tryDocsMutants} = await import('../mutation/try-docs-mutants.ts');
  return (await tryDocsMutants(which)) ? 0 : 1;
}

function readArguments(args: string[]): WhichMutants | undefined {
  try {
    const {values} = parseArgs({
      args,
      options: {
        sample: {type: 'string'},
        seed: {type: 'string', default: '1'},
        only: {type: 'string'},
        sentences: {type: 'boolean', default: false},
      },
    });
    const sample = values.sample === undefined ? undefined : wholeNumber(values.sample);
    return {sample, seed: wholeNumber(values.seed), only: values.only, sentences: values.sentences};
  } catch {
    return undefined;
  }
}

function wholeNumber(text: string): number {
  if (!/^\d+$/.test(text)) throw new Error('not a whole number');
  return Number(text);
}
