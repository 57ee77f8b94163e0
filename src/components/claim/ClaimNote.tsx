import Link from '@docusaurus/Link';
import type {ReactNode} from 'react';
import {Answers} from './Answers.tsx';
import {CheckLink} from './CheckLink.tsx';
import {OutcomeIcon} from './OutcomeIcon.tsx';
import type {ShownOutcome} from './outcome.ts';
import {Commit, Time} from './Run.tsx';
import type {ClaimMark} from './record.ts';
import {Sources} from './Sources.tsx';
import {StaticHtml} from './StaticHtml.tsx';

/** The page with all claims. */
const ledgerPage = '/about/how-it-is-checked';

interface ClaimNoteProps {
  claim: string;
  outcome: ShownOutcome;
  /** The outcome in words, and in a sentence. */
  words: string;
  sentence: string;
  record: ClaimMark | undefined;
  /** The id by which the mark opens it. */
  note: string;
}

/** What the mark of a claim opens. Only spans, since a claim may stand in a paragraph. */
export function ClaimNote({claim, outcome, words, sentence, record, note}: ClaimNoteProps) {
  return (
    <StaticHtml
      id={note}
      className="claim-note"
      popover="auto"
      role="group"
      aria-label={`How the claim ${claim} was checked`}
      data-outcome={outcome}
    >
      <span className="claim-note-head">
        <OutcomeIcon outcome={outcome} />
        <strong>{words}</strong>
        <button
          type="button"
          className="claim-note-close"
          popoverTarget={note}
          popoverTargetAction="hide"
        >
          Close
        </button>
      </span>
      <span className="claim-note-sentence">
        {sentence} {record?.reason}
      </span>
      {record ? (
        <Findings record={record} />
      ) : (
        <Link to={ledgerPage}>How this site is checked</Link>
      )}
    </StaticHtml>
  );
}

/** What was observed, when, at which commit and by which check. */
function Findings({record}: {record: ClaimMark}) {
  const {id, drift, unread, observed, reviewed, more, target, time} = record;
  return (
    <>
      {drift && (
        <>
          <Field name="The page says">
            <span className="answers">
              <code>{drift.documented}</code>
            </span>
          </Field>
          <Field name="The server did">
            <Answers observed={[drift]} />
          </Field>
        </>
      )}
      {unread !== undefined && (
        <Field name="Not compared">
          <span className="answers">
            <code>{unread}</code>
          </span>
        </Field>
      )}
      {!drift && observed.length > 0 && (
        <Field name="Observed">
          <Answers observed={observed}>
            {more > 0 && <Link to={`${ledgerPage}#${id}`}>and {more} more</Link>}
          </Answers>
        </Field>
      )}
      {reviewed && (
        <Field name="Reviewed">
          <Sources sources={reviewed} />
        </Field>
      )}
      <Field name="Target">{target}</Field>
      <Field name="When">
        <Time time={time} />
      </Field>
      <Field name="Commit">
        <Commit {...record} />
      </Field>
      <Field name="Check">
        <CheckLink {...record} />
      </Field>
    </>
  );
}

function Field({name, children}: {name: string; children: ReactNode}) {
  return (
    <span className="claim-note-field">
      <span className="claim-note-name">{name} </span>
      <span className="claim-note-value">{children}</span>
    </span>
  );
}
