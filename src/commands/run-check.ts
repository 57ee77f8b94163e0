import {checkProject} from '../content/check-project.ts';
import {formatProblem, type Problem} from '../content/problem.ts';
import {projectFiles} from '../content/project-files.ts';
import {projectRoot} from './project.ts';
import {readVocabulary} from './read-vocabulary.ts';

/** Checks all pages and prints every problem on a line of its own. Gives whether there was none. */
export async function runCheck(): Promise<boolean> {
  const started = performance.now();
  const files = projectFiles(projectRoot);
  const reading = await readVocabulary(files);
  const vocabulary = reading.ok ? reading.vocabulary : undefined;
  const check = await checkProject(files, vocabulary).finally(() => reading.ok && reading.stop());
  const problems = reading.ok ? check.problems : [serverProblem(reading.reason), ...check.problems];
  for (const problem of problems) process.stderr.write(`${formatProblem(problem)}\n`);

  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const outcome = problems.length === 1 ? '1 problem' : `${problems.length || 'no'} problems`;
  process.stdout.write(
    `Checked ${check.pageCount} pages, ${check.fenceCount} fences and ${check.claimCount} claims in ${seconds} s: ${outcome}.\n`,
  );
  return problems.length === 0;
}

function serverProblem(reason: string): Problem {
  return {
    file: 'examples/server/app.ts',
    line: 1,
    column: 1,
    code: 'check-failed',
    message: `the server does not start, so nothing tells which names on the pages it knows: ${reason}`,
  };
}
