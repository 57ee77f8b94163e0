import {ServerMark, type ServerOutcomes} from '../server/ServerMark.tsx';
import {OutcomeIcon} from './OutcomeIcon.tsx';
import {checkedWords} from './outcome.ts';
import type {ClaimMark as Mark} from './record.ts';

interface ClaimMarkProps {
  /** The id of the claim on its page. */
  claim: string;
  /** What the last run recorded; nothing where it does not cover the claim as it stands. */
  record: Mark | undefined;
  /** For a claim about ElizaOS, on which releases it was seen; the check of the pages holds it to the record. */
  seenOn: string | undefined;
  /** How it came out on releases; nothing where it was tried on none. */
  onReleases: ServerOutcomes | undefined;
  /** The id of the note that the mark opens. */
  note: string;
  /** Below a block there is room for words; in a sentence there is none. */
  hasWords: boolean;
}

/** The quiet mark of a claim. It opens the note on how the claim was checked, without JavaScript too. */
export function ClaimMark({claim, record, seenOn, onReleases, note, hasWords}: ClaimMarkProps) {
  const outcome = seenOn === undefined ? (record?.outcome ?? 'unchecked') : 'holds';
  const words = seenOn === undefined ? checkedWords(outcome) : `Seen on ${seenOn}`;
  return (
    <span className="claim-mark" data-outcome={outcome}>
      <button type="button" className="claim-mark-button" popoverTarget={note}>
        <span className="reference-mark">
          <OutcomeIcon outcome={outcome} />
          <span className={hasWords ? '' : 'only-read'}>{words}</span>
        </span>
        {onReleases && <ServerMark outcomes={onReleases} hasWords={hasWords} />}
        <span className="only-read">. How? Claim {claim}</span>
      </button>
    </span>
  );
}
