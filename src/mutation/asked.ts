import type {FileScore, ServerRecord} from '../records/server-mutation.ts';
import {openIn, type Part} from './server-plan.ts';
import {replacementText} from './server-score.ts';
import type {ServerChange} from './stryker-mutant.ts';

/** What a run tries: every change of some files, and single changes of others. */
interface Asked {
  files: string[];
  changes: FileScore['untried'];
}

/** StrykerJS runs the checks in processes of its own, which take the environment of this one. */
const variable = 'ASKED_CHANGES';

/**
 * Lets all processes of a run know what it tries. StrykerJS plans more: whatever lies within a change that is asked for.
 */
export function tellAsked(parts: readonly Part[], record: ServerRecord): void {
  const asked: Asked = {
    files: parts.filter(({isWhole}) => isWhole).map(({file}) => file),
    changes: parts.filter(({isWhole}) => !isWhole).flatMap(({file}) => openIn(file, record)),
  };
  process.env[variable] = JSON.stringify(asked);
}

/** Whether the run tries this change; each one, where nobody has told of a run. */
export function isAsked({file, line, column, end, replacement}: ServerChange): boolean {
  const told = process.env[variable];
  if (told === undefined) return true;
  const {files, changes} = JSON.parse(told) as Asked;
  return (
    files.includes(file) ||
    changes.some(
      (change) =>
        change.place === `${file}:${line}:${column}` &&
        change.end.line === end.line &&
        change.end.column === end.column &&
        change.mutant.endsWith(replacementText(replacement)),
    )
  );
}
