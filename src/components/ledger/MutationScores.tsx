import type {MutationScore, SentenceScore} from '../../claims/ledger.ts';
import {Commit, Time} from '../claim/Run.tsx';
import type {Scores} from '../claim/record.ts';

/** What the mutation runs scored; the transform of pages hands in the record as JSON. */
export function MutationScores({record}: {record?: string}) {
  const scores: Scores =
    record === undefined ? {server: null, docs: null, sentences: null} : JSON.parse(record);
  return (
    <div className="scores">
      <Score name="Changes to the reference server" score={scores.server} />
      <Score name="Changes to the pages" score={scores.docs} />
      <Score name="Changes to sentences outside claims" score={scores.sentences} />
      {scores.sentences && <Kinds {...scores.sentences} />}
    </div>
  );
}

/** What makes the sentences true, with the number of each kind. */
function Kinds({kinds}: SentenceScore) {
  return (
    <ul>
      {Object.entries(kinds).map(([kind, count]) => (
        <li key={kind}>
          {count} {kindLabels[kind] ?? kind}
        </li>
      ))}
    </ul>
  );
}

/** What stands behind the number of sentences of a kind. */
const kindLabels: Readonly<Record<string, string>> = {
  claimed: 'with a claim in them',
  held: 'that the check of another claim holds',
  tested: 'that a test of this site holds',
  advice: 'of advice',
  definition: 'that say what something is or means',
  signpost: 'that say where something stands',
  fact: 'about the outside world, each with its source',
  unclaimed: 'about behavior that nothing holds yet',
};

function Score({name, score}: {name: string; score: MutationScore | null}) {
  if (!score) {
    return (
      <p>
        <strong>{name}:</strong> not measured yet.
      </p>
    );
  }
  const {killed, survived, survivors, untried = 0, files, time} = score;
  return (
    <>
      <p>
        <strong>{name}:</strong> {killed} of {killed + survived} noticed, {percent(score.score)}.
        Measured <Time time={time} />, commit <Commit {...score} />.
        {files &&
          files.tried < files.all &&
          ` ${files.tried} of its ${files.all} files were tried.`}
        {untried > 0 && ` ${untried} other changes are still to be tried to their end.`}
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
