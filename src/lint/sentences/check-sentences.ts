import {clipped} from '../../content/clipped.ts';
import type {Page} from '../../content/page/page.ts';
import type {Problem} from '../../content/problem.ts';
import {filesBelow, type ProjectFiles} from '../../content/project-files.ts';
import {unread} from './kinds.ts';
import {type ListedSentence, listFile, listFolder, readSentenceList} from './read-list.ts';

/** A sentence that another claim holds, and where its list says so. */
export interface HeldSentence extends ListedSentence {
  file: string;
}

/** What came of a page's sentences. */
export interface CheckedSentences {
  problems: Problem[];
  /** Those whose claim has to be on some page. */
  held: HeldSentence[];
}

/** Holds the sentences of a page against the list of those that a person has read. */
export function checkSentences(page: Page, files: ProjectFiles): CheckedSentences {
  const {sentences} = page;
  const file = listFile(page.file);
  const {entries, faults} = readSentenceList(files.read(file) ?? '');
  const problems = faults.map((fault): Problem => ({file, code: 'sentence-list', ...fault}));
  const onPage = new Set(sentences.map(({text}) => text));
  const listed = new Set<string>();
  for (const {kind, sentence, by, line, column} of entries) {
    const refuse = (message: string) =>
      problems.push({file, line, column, code: 'sentence-list', message});
    if (!onPage.has(sentence)) {
      refuse(`${page.file} has no sentence "${clipped(sentence, shownLength)}" any more: ${run}.`);
    } else if (listed.has(sentence)) {
      refuse(`"${clipped(sentence, shownLength)}" stands here twice: take one away.`);
    } else if (kind === unread) {
      refuse(`"${clipped(sentence, shownLength)}" has no kind yet: ${choice}.`);
    } else if (kind === 'tested' && by !== undefined && files.read(by) === undefined) {
      refuse(`there is no test ${by}: name the file of the test that holds this sentence.`);
    }
    listed.add(sentence);
  }
  for (const {text, line, column} of sentences) {
    if (listed.has(text)) continue;
    listed.add(text);
    const message = `nobody has read "${clipped(text, shownLength)}" as it is now: put what it says into a <Claim>, or ${run} and give it a kind in ${file}.`;
    problems.push({file: page.file, line, column, code: 'unread-sentence', message});
  }
  const held = entries.filter(({kind}) => kind === 'held').map((entry) => ({...entry, file}));
  return {problems, held};
}

/** Sentences that lean on a claim that no page has. */
export function unheldSentences(
  held: readonly HeldSentence[],
  claims: ReadonlySet<string>,
): Problem[] {
  return held.flatMap(({by = '', file, line, column}): Problem[] => {
    if (claims.has(by)) return [];
    const message = `no page has a claim ${by}: name the claim whose check fails where this sentence is wrong, as page/claim.`;
    return [{file, line, column, code: 'sentence-list', message}];
  });
}

/** Lists of pages that are gone. */
export function strayLists(pages: readonly string[], files: ProjectFiles): Problem[] {
  const known = new Set(pages.map(listFile));
  return filesBelow(files, listFolder).flatMap((file): Problem[] => {
    if (known.has(file)) return [];
    const message = 'there is no page of this name: remove the list, or rename it like its page.';
    return [{file, line: 1, column: 1, code: 'sentence-list', message}];
  });
}

const shownLength = 60;
const run = 'run "npm run sentences"';
const choice = 'put what it says into a <Claim>, or move it below its kind';
