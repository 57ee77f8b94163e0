import {mkdirSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {readPage} from '../content/page/page.ts';
import {formatProblem} from '../content/problem.ts';
import {projectFiles} from '../content/project-files.ts';
import {pageFiles} from '../lint/check-project.ts';
import {unread} from '../lint/sentences/kinds.ts';
import {listFile, readSentenceList} from '../lint/sentences/read-list.ts';
import {updatedList} from '../lint/sentences/update-list.ts';
import {projectRoot} from '../machine/project.ts';

const usage = `Usage: npm run sentences
Brings the lists of the sentences outside claims to what the pages say, and names those that a person has to read.
`;

process.exitCode = main(process.argv.slice(2));

/** Writes the list of each page anew, and names what has no kind yet. Gives the exit code. */
function main(args: string[]): number {
  if (args.length > 0) {
    process.stderr.write(usage);
    return 1;
  }
  const files = projectFiles(projectRoot);
  let waiting = 0;
  for (const file of pageFiles(files)) {
    const list = listFile(file);
    const before = files.read(list) ?? '';
    const {entries, faults} = readSentenceList(before);
    const result = readPage(file, files.read(file) ?? '');
    const problems = result.ok
      ? faults.map((fault) => ({file: list, code: 'sentence-list' as const, ...fault}))
      : [result.problem];
    if (!result.ok || problems.length > 0) {
      process.stderr.write(problems.map((found) => `${formatProblem(found)}\n`).join(''));
      return 1;
    }
    const after = updatedList(file, result.page.sentences, entries);
    if (after !== before) {
      mkdirSync(path.dirname(path.join(projectRoot, list)), {recursive: true});
      writeFileSync(path.join(projectRoot, list), after);
      process.stdout.write(`Changed ${list}.\n`);
    }
    const open = readSentenceList(after).entries.filter(({kind}) => kind === unread);
    waiting += open.length;
    for (const {line, column, sentence} of open) {
      process.stdout.write(`${list}:${line}:${column} ${sentence}\n`);
    }
  }
  process.stdout.write(
    waiting === 0
      ? 'Every sentence has a kind.\n'
      : `${waiting} sentences have no kind yet: put what each says into a <Claim>, or move it from "${unread}" below its kind.\n`,
  );
  return 0;
}
