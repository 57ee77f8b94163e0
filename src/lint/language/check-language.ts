import type {Prose} from '../../content/page/prose.ts';
import type {Position, Problem, ProblemCode} from '../../content/problem.ts';
import type {Exception} from './exceptions.ts';
import {exceptionsFile} from './exceptions.ts';
import {grammarFaults} from './grammar.ts';
import {readProse, type Sentence} from './sentence.ts';
import {type Dictionary, type Finding, misspelled} from './spelling.ts';
import {avoidedWords, capitals, tooLong} from './style.ts';

/** What the prose of the pages is held against. */
export interface Language {
  dictionary: Dictionary;
  exceptions: readonly Exception[];
}

/** A page, or another file that people read. */
export interface ReadText {
  file: string;
  prose: readonly Prose[];
}

type Found = Problem & {text: string};

/** Everything that is wrong with the language of a page, apart from its exceptions. */
export function languageProblems(page: ReadText, source: string, language: Language): Problem[] {
  return languageFindings(page, source, language)
    .filter((found) => !language.exceptions.some((exception) => excuses(exception, found)))
    .map(({text: _, ...problem}) => problem);
}

/** The exceptions of a page that excuse nothing. */
export function unusedExceptions(page: ReadText, source: string, language: Language): Problem[] {
  const own = language.exceptions.filter((exception) => exception.page === page.file);
  if (own.length === 0) return [];
  const found = languageFindings(page, source, language);
  return own
    .filter((exception) => !found.some((finding) => excuses(exception, finding)))
    .map(({text}) => ({
      file: exceptionsFile,
      line: 1,
      column: 1,
      code: 'unused-exception',
      message: `nothing on ${page.file} needs the exception for "${text}" any more: remove it.`,
    }));
}

function excuses({page, text}: Exception, found: Found): boolean {
  return found.file === page && found.text === text;
}

function languageFindings(page: ReadText, source: string, {dictionary}: Language): Found[] {
  const {file, prose} = page;
  return readProse(prose, file, source).flatMap(({tree, sentences}) => [
    ...grammarFaults(tree).map((fault): Found => ({file, code: 'wording', ...fault})),
    ...sentences.flatMap((sentence) => [
      ...placed(file, 'wording', sentence, avoidedWords(sentence)),
      ...placed(file, 'spelling', sentence, misspelled(sentence, dictionary)),
      ...placed(file, 'heading-case', sentence, capitals(sentence, dictionary)),
      ...placed(file, 'long-sentence', sentence, tooLong(sentence)),
    ]),
  ]);
}

function placed(
  file: string,
  code: ProblemCode,
  {placeAt}: Sentence,
  findings: readonly Finding[],
): Found[] {
  return findings.map(({index, text, message}) => {
    const place: Position = placeAt(index);
    return {file, ...place, code, text, message};
  });
}
