import {withServers} from '../checks/servers.ts';
import {type ProjectFiles, projectFiles} from '../content/project-files.ts';
import {readCommit} from '../machine/commit.ts';
import {projectRoot} from '../machine/project.ts';
import {writeScore} from '../records/ledger-file.ts';
import {docsMutants} from './docs-mutants.ts';
import {NotReady} from './notice-claim.ts';
import {kindCounts, noticesSentence, sentenceMutants} from './notice-sentence.ts';
import {
  type MutantRun,
  meantMutants,
  runMutants,
  scoreOf,
  type WhichMutants,
} from './run-mutants.ts';
import {watchAll} from './watch.ts';

/**
 * Changes one documented thing at a time, and then one sentence outside claims, and prints what nothing notices. Where
 * all of them were tried, the scores are kept. Gives whether each was noticed.
 */
export async function tryDocsMutants(which: WhichMutants): Promise<boolean> {
  const files = projectFiles(projectRoot);
  try {
    const values = which.sentences ? none : await tryValues(files, which);
    const sentences = await trySentences(files, which);
    return values.tried + sentences.tried > 0 && !hasSurvivors(values) && !hasSurvivors(sentences);
  } catch (error) {
    if (!(error instanceof NotReady)) throw error;
    process.stderr.write(`${error.message}\n`);
    return false;
  }
}

const none: MutantRun = {tried: 0, survivors: [], isWhole: false};

async function tryValues(files: ProjectFiles, which: WhichMutants): Promise<MutantRun> {
  const all = docsMutants(files);
  // Servers are started only where something is asked of them.
  const run =
    meantMutants(all, which).length === 0
      ? none
      : await withServers(async (servers) =>
          runMutants('documented things', all, which, await watchAll(files, servers)),
        );
  if (run.isWhole) writeScore(projectRoot, 'docs', keptScore(run, 'no check notices it yet'));
  return run;
}

async function trySentences(files: ProjectFiles, which: WhichMutants): Promise<MutantRun> {
  const run = await runMutants(
    'sentences outside claims',
    sentenceMutants(files),
    which,
    async (mutant) => noticesSentence(mutant, files),
  );
  if (run.isWhole) {
    const score = keptScore(run, 'no check holds what the sentence says yet');
    writeScore(projectRoot, 'sentences', {...score, kinds: kindCounts(files)});
  }
  return run;
}

function hasSurvivors({survivors}: MutantRun): boolean {
  return survivors.length > 0;
}

function keptScore(run: MutantRun, reason: string) {
  return {
    killed: run.tried - run.survivors.length,
    survived: run.survivors.length,
    score: scoreOf(run),
    survivors: run.survivors.map((mutant) => ({
      place: `${mutant.file}:${mutant.line}:${mutant.column}`,
      mutant: mutant.change,
      reason,
    })),
    ...readCommit(projectRoot),
    time: new Date().toISOString(),
  };
}
