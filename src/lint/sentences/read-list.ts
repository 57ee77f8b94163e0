import {isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, type YAMLMap} from 'yaml';
import {pageName} from '../../content/page/page.ts';
import type {Position} from '../../content/problem.ts';
import {isSentenceKind, type SentenceKind, sentenceKinds, unread} from './kinds.ts';

/** A sentence as a list has it. */
export interface ListedSentence extends Position {
  kind: SentenceKind | typeof unread;
  sentence: string;
  /** The claim with its page, or the file of the test, that holds it. */
  by?: string;
  /** The address of what says so. */
  source?: string;
  /** The day on which the source was read. */
  read?: string;
}

/** A list, and what is wrong with its form; such entries are left out. */
export interface SentenceList {
  entries: ListedSentence[];
  faults: (Position & {message: string})[];
}

/** The folder of the lists, one for each page. */
export const listFolder = 'src/records/sentences';

/** The list of a page: `src/records/sentences/clients.yaml` for `docs/clients.mdx`. */
export function listFile(page: string): string {
  return `${listFolder}/${pageName(page)}.yaml`;
}

/** What an entry of a kind has to name beside its sentence; a sentence of any other kind stands alone. */
const named: Partial<Record<string, readonly ('by' | 'source' | 'read')[]>> = {
  held: ['by'],
  tested: ['by'],
  fact: ['source', 'read'],
};

/** Reads a list: kinds, and under each its sentences. */
export function readSentenceList(text: string): SentenceList {
  const counter = new LineCounter();
  const document = parseDocument(text, {lineCounter: counter, prettyErrors: false});
  const placeOf = (node: unknown): Position => {
    const {line, col} = counter.linePos((node as Node | null)?.range?.[0] ?? 0);
    return {line, column: col};
  };
  const list: SentenceList = {entries: [], faults: []};
  const refuse = (node: unknown, message: string) => list.faults.push({...placeOf(node), message});

  const [error] = document.errors;
  if (error) {
    const {line, col: column} = counter.linePos(error.pos[0]);
    list.faults.push({line, column, message: `this is not YAML: ${firstLine(error.message)}.`});
    return list;
  }
  if (document.contents === null) return list;
  if (!isMap(document.contents)) {
    refuse(document.contents, `a list has kinds, and under each its sentences: ${kindsInWords}.`);
    return list;
  }
  for (const {key, value} of document.contents.items) {
    const kind = String(isScalar(key) ? key.value : key);
    if (!isSentenceKind(kind) && kind !== unread) {
      refuse(key, `"${kind}" is no kind of sentence: write ${kindsInWords}.`);
      continue;
    }
    if (!isSeq(value)) {
      refuse(key, `under "${kind}" stand its sentences, each after a hyphen.`);
      continue;
    }
    for (const item of value.items) {
      const read = readEntry(item, kind);
      if (typeof read === 'string') refuse(item, read);
      else list.entries.push({...read, kind, ...placeOf(item)});
    }
  }
  return list;
}

const kindsInWords = new Intl.ListFormat('en', {type: 'disjunction'}).format(
  Object.keys(sentenceKinds),
);

/** An entry without its kind and place, or what is wrong with it. */
function readEntry(
  item: unknown,
  kind: string,
): Omit<ListedSentence, 'kind' | 'line' | 'column'> | string {
  const needed = named[kind] ?? [];
  const form = ['sentence', ...needed].map((name) => `${name}: …`).join(', ');
  if (needed.length === 0) {
    return isScalar(item) && typeof item.value === 'string'
      ? {sentence: item.value}
      : `an entry under "${kind}" is the sentence alone.`;
  }
  const fields = isMap(item) ? fieldsOf(item) : {};
  const {sentence, by, source, read} = fields;
  const isWhole = sentence !== undefined && needed.every((name) => fields[name] !== undefined);
  if (!isWhole) return `an entry under "${kind}" has these fields: ${form}.`;
  if (kind !== 'fact') return {sentence, ...(by === undefined ? {} : {by})};
  if (!/^\d{4}-\d{2}-\d{2}$/.test(read ?? '')) return `"read" is a day, such as 2026-11-29.`;
  return {
    sentence,
    ...(source === undefined ? {} : {source}),
    ...(read === undefined ? {} : {read}),
  };
}

function fieldsOf(item: YAMLMap): Partial<Record<string, string>> {
  return Object.fromEntries(
    item.items.map(({key, value}) => [String(key), isScalar(value) ? String(value.value) : '']),
  );
}

function firstLine(text: string): string {
  return text.split('\n')[0] ?? '';
}
