import type {Mutant, Position} from '@stryker-mutator/api/core';
import type {ServerMutant} from './server-score.ts';

/** A change of the server, without what came of it. */
export type ServerChange = Omit<ServerMutant, 'status'>;

/**
 * A change that StrykerJS plans.
 * @param file its path from the project's root
 */
export function plannedChange(
  {location: {start, end}, ...rest}: Pick<Mutant, 'location' | 'replacement'>,
  file: string,
): ServerChange {
  return triedChange({...rest, location: {start: fromOne(start), end: fromOne(end)}}, file);
}

/** A change that StrykerJS has tried. It counts lines and columns from 1 then, and from 0 in a plan. */
export function triedChange(
  {location: {start, end}, replacement = ''}: Pick<Mutant, 'location'> & {replacement?: string},
  file: string,
): ServerChange {
  return {file, line: start.line, column: start.column, end, replacement};
}

function fromOne({line, column}: Position): Position {
  return {line: line + 1, column: column + 1};
}
