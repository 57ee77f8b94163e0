import type {BrokenBy} from '../../records/release-notes.ts';

interface ReleaseBadgeProps {
  /** The id of the claim on its page. */
  claim: string;
  broken: BrokenBy;
  /** The id of the note that the badge opens. */
  note: string;
}

/** Says at a claim which released servers do something else. It opens the note of the claim, which says what. */
export function ReleaseBadge({claim, broken: {versions}, note}: ReleaseBadgeProps) {
  return (
    <button
      type="button"
      className="release-badge"
      popoverTarget={note}
      aria-label={`ElizaOS ${versions} differ. How? At claim ${claim}`}
    >
      ≠ {versions}
    </button>
  );
}
