import {
  currentScore,
  digestOf,
  type FileScore,
  type ServerRecord,
} from '../records/server-mutation.ts';
import type {Unobservable} from './unobservable.ts';

/** A change of the reference server, as the mutation run reports it. */
export interface ServerMutant {
  file: string;
  line: number;
  column: number;
  /** Where the changed code ends. */
  end: {line: number; column: number};
  replacement: string;
  /** Killed, Timeout, Survived, NoCoverage, …, or Untried where a quick run gave it up. */
  status: string;
}

/** When and on what a run took place. */
export type Run = Pick<FileScore, 'commit' | 'changed' | 'time'>;

/** A server whose error ends the process of the checks ends in RuntimeError. */
const noticed = new Set(['Killed', 'Timeout', 'RuntimeError']);
const missed = new Set(['Survived', 'NoCoverage']);

/** Whether no check noticed a mutant of this status. */
export function isMissed(status: string): boolean {
  return missed.has(status);
}

/**
 * The record with what a run showed. A file that has changed, or was changed as a whole, is counted anew; of another
 * only the survivors were tried again.
 * @param texts the text of each file of the server
 * @param whole the files of which every change was tried
 */
export function withResults(
  record: ServerRecord,
  mutants: readonly ServerMutant[],
  {texts, whole, run}: {texts: ReadonlyMap<string, string>; whole: ReadonlySet<string>; run: Run},
): ServerRecord {
  const files = [...new Set([...whole, ...mutants.map(({file}) => file)])];
  const changes = files.map((file) => {
    const own = mutants.filter((mutant) => mutant.file === file);
    const text = texts.get(file) ?? '';
    const known = whole.has(file) ? undefined : record[file];
    return [file, fileScore(own, text, known, run)] as const;
  });
  const entries = Object.entries({...record, ...Object.fromEntries(changes)});
  return Object.fromEntries(entries.sort(([a], [b]) => a.localeCompare(b)));
}

function fileScore(
  planned: readonly ServerMutant[],
  text: string,
  known: FileScore | undefined,
  run: Run,
): FileScore {
  const change = changeIn(text);
  // Of those that the run has not tried, what is known stays.
  const mutants = known ? planned.filter(({status}) => status !== 'Untried') : planned;
  const survivors = mutants
    .filter(({status}) => isMissed(status))
    .map((mutant) => ({...change(mutant), reason: ''}));
  const untried = mutants.filter(({status}) => status === 'Untried').map(change);
  const killed = mutants.filter(({status}) => noticed.has(status)).length;
  if (!known) return {digest: digestOf(text), killed, survivors, untried, ...run};
  const tried = new Set(mutants.map(change).map(keyOf));
  const isLeft = (one: {place: string; mutant: string}) => !tried.has(keyOf(one));
  const all = known.killed + known.survivors.length + known.untried.length;
  const left = {
    survivors: [...known.survivors.filter(isLeft), ...survivors],
    untried: [...known.untried.filter(isLeft), ...untried],
  };
  return {...known, killed: all - left.survivors.length - left.untried.length, ...left};
}

function keyOf({place, mutant}: {place: string; mutant: string}): string {
  return `${place} ${mutant}`;
}

const changeIn = (text: string) => (mutant: ServerMutant) => ({
  place: `${mutant.file}:${mutant.line}:${mutant.column}`,
  end: mutant.end,
  mutant: changeText(codeOf(mutant, text), mutant.replacement),
});

/** The record with the reason of each survivor that has one. */
export function withReasons(
  record: ServerRecord,
  reasons: readonly Unobservable[],
  texts: ReadonlyMap<string, string>,
): ServerRecord {
  const explained = Object.entries(record).map(([file, score]) => {
    const survivors = score.survivors.map((survivor) => ({
      ...survivor,
      reason: reasons.find((entry) => isMeant(entry, survivor, texts))?.reason ?? '',
    }));
    return [file, {...score, survivors}] as const;
  });
  return Object.fromEntries(explained);
}

/** The reasons that no survivor of a file has any more, nor anything that is still to be tried. */
export function idleReasons(
  record: ServerRecord,
  reasons: readonly Unobservable[],
  texts: ReadonlyMap<string, string>,
): Unobservable[] {
  return reasons.filter((entry) => {
    const score = currentScore(record, entry.file, texts);
    // A file that has changed since is still to be tried.
    if (!score) return false;
    return ![...score.survivors, ...score.untried].some((one) => isMeant(entry, one, texts));
  });
}

/** The reasons that survivors on several lines have: what is true of one of them need not be true of another. */
export function sharedReasons(
  record: ServerRecord,
  reasons: readonly Unobservable[],
  texts: ReadonlyMap<string, string>,
): Unobservable[] {
  return reasons.filter((entry) => {
    const survivors = currentScore(record, entry.file, texts)?.survivors ?? [];
    const meant = survivors.filter((one) => isMeant(entry, one, texts));
    return new Set(meant.map(({place}) => lineOf(place, texts))).size > 1;
  });
}

/** Whether an entry is about a change. */
function isMeant(
  entry: Unobservable,
  {place, mutant}: {place: string; mutant: string},
  texts: ReadonlyMap<string, string>,
): boolean {
  return (
    place.startsWith(`${entry.file}:`) &&
    changeText(entry.was, entry.becomes) === mutant &&
    (entry.line === undefined || entry.line === lineOf(place, texts))
  );
}

/** The line of code at `file:line:column`. */
function lineOf(place: string, texts: ReadonlyMap<string, string>): string | undefined {
  const [file = '', line] = place.split(':');
  return texts.get(file)?.split('\n')[Number(line) - 1]?.trim();
}

/** A change, as a person reads it. */
export function changeText(was: string, becomes: string): string {
  return `${oneLine(was)}${replacementText(becomes)}`;
}

/** How the text of a change ends. */
export function replacementText(becomes: string): string {
  return ` → ${oneLine(becomes)}`;
}

/** The code that the mutant replaced. */
function codeOf({line, column, end}: ServerMutant, source: string): string {
  const inside = source.split('\n').slice(line - 1, end.line);
  const last = inside.length - 1;
  return inside
    .map((text, place) =>
      text.slice(place === 0 ? column - 1 : 0, place === last ? end.column - 1 : undefined),
    )
    .join('\n');
}

function oneLine(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ');
  return line.length > 80 ? `${line.slice(0, 77)}…` : line;
}
