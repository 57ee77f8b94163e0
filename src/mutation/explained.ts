import type {Mutant} from '@stryker-mutator/api/core';
import type {ServerRecord, ServerSurvivor} from '../records/server-mutation.ts';
import type {Part} from './server-plan.ts';
import {replacementText} from './server-score.ts';

/** StrykerJS runs the checks in processes of its own, which take the environment of this one. */
const variable = 'EXPLAINED_SURVIVORS';

/**
 * Survivors with a reason in files of which only a part is tried: they can lie within a wider change that has to be tried,
 * and StrykerJS then plans them, too.
 */
export function explainedIn(parts: readonly Part[], record: ServerRecord): ServerSurvivor[] {
  return parts
    .filter(({isWhole}) => !isWhole)
    .flatMap(({file}) => record[file]?.survivors ?? [])
    .filter(({reason}) => reason !== '');
}

/** Lets the processes of StrykerJS know what is explained. */
export function tellExplained(survivors: readonly ServerSurvivor[]): void {
  process.env[variable] = JSON.stringify(survivors);
}

/** What the process that started this one told of. */
export function toldExplained(): ServerSurvivor[] {
  return JSON.parse(process.env[variable] ?? '[]') as ServerSurvivor[];
}

/**
 * Whether a change that StrykerJS is about to try is one of these survivors.
 * @param file its path from the project's root
 */
export function isExplained(
  survivors: readonly ServerSurvivor[],
  file: string,
  {location: {start, end}, replacement}: Pick<Mutant, 'location' | 'replacement'>,
): boolean {
  // A plan counts lines and columns from 0, the record from 1.
  const place = `${file}:${start.line + 1}:${start.column + 1}`;
  return survivors.some(
    (known) =>
      known.place === place &&
      known.end.line === end.line + 1 &&
      known.end.column === end.column + 1 &&
      known.mutant.endsWith(replacementText(replacement)),
  );
}
