import {currentScore, type FileScore, type ServerRecord} from '../records/server-mutation.ts';

/** What a mutation run changes: a file of the server, or only what survived in it. */
export interface Part {
  file: string;
  isWhole: boolean;
  /** For StrykerJS: https://stryker-mutator.io/docs/stryker-js/configuration/#mutate-string. */
  patterns: string[];
}

/**
 * What has to be tried: each file that has changed since it was tried, and of the others what survived without a reason, or was given up.
 * @param texts the text of each file of the server
 */
export function partsToTry(texts: ReadonlyMap<string, string>, record: ServerRecord): Part[] {
  return [...texts.keys()].flatMap((file): Part[] => {
    if (!currentScore(record, file, texts)) return [wholeFile(file)];
    const patterns = openIn(file, record).map(rangeOf);
    return patterns.length > 0 ? [{file, isWhole: false, patterns}] : [];
  });
}

/** What is still to be tried in a file of which the rest is known. */
export function openIn(file: string, record: ServerRecord): FileScore['untried'] {
  const {survivors = [], untried = []} = record[file] ?? {};
  return [...survivors.filter(({reason}) => reason === ''), ...untried];
}

/** Every change of a file. */
export function wholeFile(file: string): Part {
  return {file, isWhole: true, patterns: [file]};
}

/** StrykerJS counts lines from 1, and columns from 0. */
function rangeOf({place, end}: {place: string; end: {line: number; column: number}}): string {
  const [file, line, column] = place.split(':');
  return `${file}:${line}:${Number(column) - 1}-${end.line}:${end.column - 1}`;
}
