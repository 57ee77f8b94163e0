import {ServerMark, type ServerOutcomes} from '../server/ServerMark.tsx';
import {OutcomeIcon} from './OutcomeIcon.tsx';
import type {ShownOutcome} from './outcome.ts';

interface ClaimMarkProps {
  /** The id of the claim on its page. */
  claim: string;
  outcome: ShownOutcome;
  /** The outcome in words. */
  words: string;
  /** How it came out on releases; nothing where it was tried on none. */
  onReleases: ServerOutcomes | undefined;
  /** Whether it is about one version only, whatever server the reader chooses. */
  isOfOneVersion: boolean;
  /** The id of the note that the mark opens. */
  note: string;
  /** Below a block there is room for words; in a sentence there is none. */
  hasWords: boolean;
}

/** The quiet mark of a claim. It opens the note on how the claim was checked, without JavaScript too. */
export function ClaimMark({
  claim,
  outcome,
  words,
  onReleases,
  isOfOneVersion,
  note,
  hasWords,
}: ClaimMarkProps) {
  return (
    <span className="claim-mark" data-outcome={outcome}>
      <button type="button" className="claim-mark-button" popoverTarget={note}>
        <span className={isOfOneVersion ? 'own-mark' : 'reference-mark'}>
          <OutcomeIcon outcome={outcome} />
          <span className={hasWords ? '' : 'only-read'}>{words}</span>
        </span>
        {onReleases && <ServerMark outcomes={onReleases} hasWords={hasWords} />}
        <span className="only-read">. How? Claim {claim}</span>
      </button>
    </span>
  );
}
