/** Says which mutant of the server a mutation run tries; a server started as a program has to be the same one. */
export const activeMutant = '__STRYKER_ACTIVE_MUTANT__';

/** Whether the reference server is changed just now. */
export function isMutantActive(): boolean {
  return process.env[activeMutant] !== undefined;
}
