import type {MutationScore} from '../../claims/ledger.ts';
import {Commit, Time} from '../claim/Run.tsx';
import type {Scores} from '../claim/record.ts';

/** What the two mutation runs scored; the transform of pages hands in the record as JSON. */
export function MutationScores({record}: {record?: string}) {
  const scores: Scores = record === undefined ? {server: null, docs: null} : JSON.parse(record);
  return (
    <div className="scores">
      <Score name="Changes to the reference server" score={scores.server} />
      <Score name="Changes to the pages" score={scores.docs} />
    </div>
  );
}

function Score({name, score}: {name: string; score: MutationScore | null}) {
  if (!score) {
    return (
      <p>
        <strong>{name}:</strong> not measured yet.
      </p>
    );
  }
  const {killed, survived, survivors, time} = score;
  return (
    <>
      <p>
        <strong>{name}:</strong> {killed} of {killed + survived} noticed, {percent(score.score)}.
        Measured <Time time={time} />, commit <Commit {...score} />.
      </p>
      {survivors.length > 0 && (
        <details>
          <summary>
            {survivors.length === 1 ? '1 change' : `${survivors.length} changes`} that no check
            notices
          </summary>
          <ul>
            {survivors.map(({place, mutant, reason}) => (
              <li key={`${place} ${mutant}`}>
                <code>{place}</code>: <code>{mutant}</code>. {reason}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

/** Rounded down, so that 100 % says that nothing survived. */
function percent(score: number): string {
  return `${Math.floor(score * 10) / 10} %`;
}
