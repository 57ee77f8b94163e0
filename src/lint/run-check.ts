import {formatProblem, inReadingOrder, type Problem} from '../content/problem.ts';
import {type ProjectFiles, projectFiles} from '../content/project-files.ts';
import {projectRoot} from '../machine/project.ts';
import {checkProject} from './check-project.ts';
import {fileFaults} from './file-faults.ts';
import {readSite} from './read-site.ts';
import {contractFile, readVocabulary} from './read-vocabulary.ts';
import type {Vocabulary} from './vocabulary.ts';

/** The folders whose texts are held against each other. */
const readFolders = ['docs', 'examples', 'src/checks'];

/** Checks all pages and prints every problem on a line of its own. Gives whether there was none. */
export async function runCheck(): Promise<boolean> {
  const started = performance.now();
  const files = projectFiles(projectRoot);
  const {vocabulary, fault} = await vocabularyOf(files);
  const {site, problem} = await readSite(projectRoot, files);
  const check = await checkProject(files, vocabulary, site);
  const unread = fileFaults(projectRoot, readFolders);
  const unreadFiles = new Set(unread.map(({file}) => file));
  const problems = [
    ...(fault ? [fault] : []),
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

/** What the code knows. The server's code is loaded here, so that an error in it is a problem like any other. */
async function vocabularyOf(
  files: ProjectFiles,
): Promise<{vocabulary?: Vocabulary; fault?: Problem}> {
  const problemIn = (file: string, error: unknown): {fault: Problem} => {
    const reason = error instanceof Error ? error.message : String(error);
    const [firstLine] = reason.split('\n');
    const message = `it cannot be read, so nothing tells which names on the pages are known: ${firstLine}`;
    return {fault: {file, line: 1, column: 1, code: 'check-failed', message}};
  };
  try {
    const {variableNames} = await import('../../examples/server/config.ts');
    try {
      return {vocabulary: readVocabulary(files, variableNames)};
    } catch (error) {
      return problemIn(contractFile, error);
    }
  } catch (error) {
    return problemIn('examples/server/config.ts', error);
  }
}
