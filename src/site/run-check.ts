import {DoubledCheck} from '../claims/claim.ts';
import {formatProblem, inReadingOrder, type Problem} from '../content/problem.ts';
import {filesBelow, type ProjectFiles, projectFiles} from '../content/project-files.ts';
import {checkProject, type Surroundings} from '../lint/check-project.ts';
import {fileFaults} from '../lint/file-faults.ts';
import {exceptions} from '../lint/language/exceptions.ts';
import {loadDictionary} from '../lint/language/spelling.ts';
import {readSite} from '../lint/read-site.ts';
import {contractFile, readVocabulary} from '../lint/read-vocabulary.ts';
import {listFolder} from '../lint/sentences/read-list.ts';
import {projectRoot} from '../machine/project.ts';
import {readCompatibility} from '../records/compatibility.ts';
import {recordedReleases} from '../records/on-releases.ts';

/** The folders whose texts are held against each other. */
const readFolders = ['docs', 'examples'];

/** Checks all pages and prints every problem on a line of its own. Gives whether there was none. */
export async function runCheck(): Promise<boolean> {
  const started = performance.now();
  const files = projectFiles(projectRoot);
  const {problems: unloaded, ...code} = await loaded(files);
  const {site, problem} = await readSite(projectRoot, files);
  const record = readCompatibility(projectRoot);
  const check = await checkProject(files, {
    ...code,
    language: {dictionary: await loadDictionary(), exceptions},
    // A project that has no lists at all, such as the small one of a test, reads none.
    readsSentences: filesBelow(files, listFolder).length > 0,
    site,
    releases: record && recordedReleases(record),
  });
  const unread = fileFaults(projectRoot, readFolders);
  const unreadFiles = new Set(unread.map(({file}) => file));
  const problems = [
    ...unloaded,
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

/** What the code knows, and which claims have a check. Code that does not load is a problem like any other. */
async function loaded(
  files: ProjectFiles,
): Promise<Pick<Surroundings, 'vocabulary' | 'checks'> & {problems: Problem[]}> {
  const problems: Problem[] = [];
  const attempt = async <Result>(file: string, load: () => Promise<Result>) => {
    try {
      return await load();
    } catch (error) {
      problems.push(problemOf(error, file));
      return undefined;
    }
  };
  const vocabulary = await attempt('examples/server/config.ts', async () => {
    const {variableNames} = await import('../../examples/server/config.ts');
    return attempt(contractFile, async () => readVocabulary(files, variableNames));
  });
  const checks = await attempt('src/checks/index.ts', async () => {
    const {registeredChecks} = await import('../checks/index.ts');
    return [...registeredChecks()].map(([id, {place}]) => ({id, ...place}));
  });
  return {vocabulary, checks, problems};
}

/**
 * What is said of code that does not load.
 * @param file where the error is, as far as it does not tell a place by itself
 */
export function problemOf(error: unknown, file: string): Problem {
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof DoubledCheck) return {...error.place, code: 'doubled-check', message};
  const [firstLine] = message.split('\n');
  return {
    file,
    line: 1,
    column: 1,
    code: 'check-failed',
    message: `it cannot be read, so the pages cannot be held against it: ${firstLine}`,
  };
}
