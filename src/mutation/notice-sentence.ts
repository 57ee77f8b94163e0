import {readPage} from '../content/page/page.ts';
import type {Sentence} from '../content/page/sentences.ts';
import type {ProjectFiles} from '../content/project-files.ts';
import {pageFiles} from '../lint/check-project.ts';
import {checkSentences} from '../lint/sentences/check-sentences.ts';
import {type SentenceKind, sentenceKinds} from '../lint/sentences/kinds.ts';
import {listFile, readSentenceList} from '../lint/sentences/read-list.ts';
import {type Mutant, mutantOf, mutated, type Reading} from './mutant.ts';
import {sentenceChanges} from './sentence-mutants.ts';

/** How many sentences there are of each kind. */
export type KindCounts = Readonly<Record<SentenceKind, number>>;

/** Every change of the meaning of a sentence outside claims. */
export function sentenceMutants(files: ProjectFiles): Mutant<Reading>[] {
  return pageFiles(files).flatMap((file) => {
    const text = files.read(file) ?? '';
    const kinds = kindsOf(file, files);
    return sentencesOf(file, files).flatMap((sentence) => {
      const watch: Reading = {by: 'reading', kind: kinds.get(sentence.text)};
      return sentenceChanges(sentence, text).map((change) => mutantOf(file, text, change, watch));
    });
  });
}

/**
 * Whether the check of the pages names a changed sentence. One that says how something behaves and that nothing holds
 * counts as not noticed: the list tells that it was changed, and nothing tells whether it was right.
 */
export function noticesSentence(mutant: Mutant<Reading>, files: ProjectFiles): boolean {
  const {kind} = mutant.watch;
  if (kind === undefined || kind === 'unclaimed') return false;
  const changed = mutated(files, mutant);
  const result = readPage(mutant.file, changed.read(mutant.file) ?? '');
  if (!result.ok) return true;
  return checkSentences(result.page, changed).problems.some(({code}) => code === 'unread-sentence');
}

/** Counts the sentences of all pages by their kinds. */
export function kindCounts(files: ProjectFiles): KindCounts {
  const counts = new Map<string, number>();
  for (const file of pageFiles(files)) {
    for (const {kind} of readSentenceList(files.read(listFile(file)) ?? '').entries) {
      counts.set(kind, (counts.get(kind) ?? 0) + 1);
    }
  }
  const kinds = Object.keys(sentenceKinds) as SentenceKind[];
  return Object.fromEntries(kinds.map((kind) => [kind, counts.get(kind) ?? 0])) as KindCounts;
}

function sentencesOf(file: string, files: ProjectFiles): Sentence[] {
  const result = readPage(file, files.read(file) ?? '');
  return result.ok ? result.page.sentences : [];
}

function kindsOf(file: string, files: ProjectFiles): ReadonlyMap<string, string> {
  const {entries} = readSentenceList(files.read(listFile(file)) ?? '');
  return new Map(entries.map(({sentence, kind}) => [sentence, kind]));
}
