import type {ReleaseNote} from '../../records/release-notes.ts';
import {Breakable} from './Breakable.tsx';

/** What releases did instead, below each other. Only spans, since a claim may stand in a paragraph. */
export function ReleaseNotes({notes}: {notes: readonly ReleaseNote[]}) {
  return notes.map(({versions, asked, documented, answer}) => (
    <span key={`${versions} ${answer}`} className="release-note">
      <strong>{versions}</strong>: <Breakable text={answer} />, where the page says{' '}
      <Breakable text={documented} /> <span className="answer-asked">({asked})</span>
    </span>
  ));
}
