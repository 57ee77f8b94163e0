import {CommonRun, isSameRun} from './CommonRun.tsx';
import {NotedClaim} from './NotedClaim.tsx';
import {OutcomeIcon} from './OutcomeIcon.tsx';
import type {BlockNote} from './record.ts';
import {StaticHtml} from './StaticHtml.tsx';

interface ClaimNoteProps {
  /** The id by which the mark opens it. */
  id: string;
  /** What its mark is called. */
  words: string;
  /** What it says, as JSON; the transform of pages sets all three. */
  note: string;
}

/** What the mark of a block opens: what matters in a sentence, and then each claim of the block. */
export function ClaimNote({id, words, note}: ClaimNoteProps) {
  return (
    <StaticHtml
      as="div"
      id={id}
      className="claim-note"
      popover="auto"
      role="group"
      aria-label={words}
    >
      <Content id={id} note={note} />
    </StaticHtml>
  );
}

/** A component of its own, so that nothing is read of the record where the build has drawn it already. */
function Content({id, note}: Pick<ClaimNoteProps, 'id' | 'note'>) {
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
