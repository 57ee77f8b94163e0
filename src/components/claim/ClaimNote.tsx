import {LateNote} from './LateNote.tsx';
import {NoteContent} from './NoteContent.tsx';
import {StaticHtml} from './StaticHtml.tsx';

interface ClaimNoteProps {
  /** The id by which the mark opens it. */
  id: string;
  /** What its mark is called. */
  words: string;
  /** What it says, as JSON, where notes are drawn; the transform of pages sets all three. */
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
      {DRAWS_NOTES ? <NoteContent id={id} note={note} /> : <LateNote id={id} />}
    </StaticHtml>
  );
}
