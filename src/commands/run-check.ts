import {checkProject} from '../content/check-project.ts';
import {formatProblem} from '../content/problem.ts';
import {projectFiles} from '../content/project-files.ts';
import {projectRoot} from './project.ts';

/** Checks all pages and prints every problem on a line of its own. Gives whether there was none. */
export async function runCheck(): Promise<boolean> {
  const started = performance.now();
  const {problems, pageCount, fenceCount, claimCount} = await checkProject(
    projectFiles(projectRoot),
  );
  for (const problem of problems) process.stderr.write(`${formatProblem(problem)}\n`);

  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const outcome = problems.length === 1 ? '1 problem' : `${problems.length || 'no'} problems`;
  process.stdout.write(
    `Checked ${pageCount} pages, ${fenceCount} fences and ${claimCount} claims in ${seconds} s: ${outcome}.\n`,
  );
  return problems.length === 0;
}
