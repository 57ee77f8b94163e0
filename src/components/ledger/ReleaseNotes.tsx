import type {ReleaseNote} from '../../records/release-notes.ts';

/** What releases did instead, below each other. Only spans, since a claim may stand in a paragraph. */
export function ReleaseNotes({notes}: {notes: readonly ReleaseNote[]}) {
  return notes.map(({versions, asked, documented, answer}) => (
    <span key={`${versions} ${answer}`} className="release-note">
      <strong>{versions}</strong>: <code>{answer}</code>, where the page says{' '}
      <code>{documented}</code> <span className="answer-asked">({asked})</span>
    </span>
  ));
}
