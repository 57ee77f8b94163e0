import {type ServerRecord, wholeScore} from '../records/server-mutation.ts';
import {changeText, idleReasons, sharedReasons} from './server-score.ts';
import type {Unobservable} from './unobservable.ts';

/** What a person reads of the record, and what has to be mended in it. */
export function serverReport(
  record: ServerRecord,
  texts: ReadonlyMap<string, string>,
  reasons: readonly Unobservable[],
): {lines: string[]; problems: string[]} {
  const score = wholeScore(record, texts);
  if (!score) return {lines: [], problems: []};
  const {survivors, killed, survived, files} = score;
  const explained = survivors.filter(({reason}) => reason !== '');
  const open = survivors.filter(({reason}) => reason === '');
  const left = score.untried ? ` ${score.untried} others were not tried to their end.` : '';
  return {
    lines: [
      ...explained.map(({place, mutant, reason}) => `${place} survived ${mutant}: ${reason}`),
      `Server mutation: ${killed} of ${killed + survived} changes of ${files?.tried} of ${files?.all} files noticed, ${survived} survived, score ${score.score.toFixed(1)} %.${left}`,
    ],
    problems: [
      ...open.map(
        ({place, mutant}) =>
          `${place} survived ${mutant}: no claim notices it. Document it as a claim, remove the code, or say in src/mutation/unobservable.ts why nobody can observe it.`,
      ),
      ...sharedReasons(record, reasons, texts).map(
        ({file, was, becomes}) =>
          `${file} has survivors ${changeText(was, becomes)} on several lines, and one reason for all: name the line of each in src/mutation/unobservable.ts.`,
      ),
      ...idleReasons(record, reasons, texts).map(
        ({file, was, becomes}) =>
          `${file} has no survivor ${changeText(was, becomes)} any more: remove its reason from src/mutation/unobservable.ts.`,
      ),
    ],
  };
}
