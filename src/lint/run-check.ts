import {formatProblem, inReadingOrder, type Problem} from '../content/problem.ts';
import {projectFiles} from '../content/project-files.ts';
import {projectRoot} from '../machine/project.ts';
import {checkProject} from './check-project.ts';
import {fileFaults} from './file-faults.ts';
import {readSite} from './read-site.ts';
import {readVocabulary} from './read-vocabulary.ts';

/** The folders whose texts are held against each other. */
const readFolders = ['docs', 'examples', 'src/checks'];

/** Checks all pages and prints every problem on a line of its own. Gives whether there was none. */
export async function runCheck(): Promise<boolean> {
  const started = performance.now();
  const files = projectFiles(projectRoot);
  const reading = await readVocabulary(files);
  const vocabulary = reading.ok ? reading.vocabulary : undefined;
  const {site, problem} = await readSite(projectRoot, files);
  const check = await checkProject(files, vocabulary, site).finally(
    () => reading.ok && reading.stop(),
  );
  const unread = fileFaults(projectRoot, readFolders);
  const unreadFiles = new Set(unread.map(({file}) => file));
  const problems = [
    ...(reading.ok ? [] : [serverProblem(reading.reason)]),
    ...(problem ? [problem] : []),
    // What was read of such a file is not what stands in it.
    ...inReadingOrder(check.problems.filter(({file}) => !unreadFiles.has(file)).concat(unread)),
  ];
  // At once: the reader of a pipe may go away after the first line.
  process.stderr.write(problems.map((found) => `${formatProblem(found)}\n`).join(''));

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
