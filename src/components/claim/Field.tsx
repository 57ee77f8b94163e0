import type {ReactNode} from 'react';

/** A line of a note: what it is, and what it says. */
export function Field({name, children}: {name: string; children: ReactNode}) {
  return (
    <span className="claim-note-field">
      <span className="claim-note-name">{name} </span>
      <span className="claim-note-value">{children}</span>
    </span>
  );
}
