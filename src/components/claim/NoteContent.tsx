import {CommonRun, isSameRun} from './CommonRun.tsx';
import {NotedClaim} from './NotedClaim.tsx';
import {OutcomeIcon} from './OutcomeIcon.tsx';
import type {BlockNote} from './record.ts';

interface NoteContentProps {
  /** Of the note, for the button that closes it. */
  id: string;
  /** What it says, as JSON. */
  note: string;
}

/** What a note says. The build draws it, and browsers have neither this nor the record. */
export function NoteContent({id, note}: NoteContentProps) {
  const {outcome, sentence, releases, claims}: BlockNote = JSON.parse(note);
  const isCommon = isSameRun(claims);
  return (
    <>
      <div className="claim-note-head">
        <span className="claim-note-lead" data-outcome={outcome}>
          <OutcomeIcon outcome={outcome} /> {sentence}
          {releases.map(
            ({on, isNewest, sentence: onIt}) =>
              onIt !== '' && (
                <span
                  key={on}
                  className="for-server"
                  data-on={on}
                  data-newest={isNewest ? '' : undefined}
                >
                  {' '}
                  {onIt}
                </span>
              ),
          )}
        </span>
        <button
          type="button"
          className="claim-note-close"
          popoverTarget={id}
          popoverTargetAction="hide"
        >
          Close
        </button>
      </div>
      <ul className="claim-note-claims">
        {claims.map((claim) => (
          <NotedClaim
            key={claim.claim}
            {...claim}
            isAlone={claims.length === 1}
            hasRun={!isCommon}
          />
        ))}
      </ul>
      {isCommon && <CommonRun {...isCommon} />}
    </>
  );
}
