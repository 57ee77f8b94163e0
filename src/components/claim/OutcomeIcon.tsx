import type {ShownOutcome} from './outcome.ts';

/** Strokes on a grid of 16 by 16: a tick, a crossed-out equals sign, an exclamation mark, a hollow ring, lines of text, a short line. */
const strokes: Readonly<Record<ShownOutcome, string>> = {
  holds: 'M3 8.5l3.2 3.2L13 5',
  drift: 'M3 6h10M3 10h10M10.5 3l-5 10',
  failed: 'M8 3v6M8 12.2v.6',
  unread: 'M8 3v6M8 12.2v.6',
  'not-observable': 'M8 3a5 5 0 1 0 .01 0',
  reviewed: 'M3 5h10M3 8.5h10M3 12h6',
  unchecked: 'M4 8h8',
};

/** A sign for an outcome. Words beside it, or the name of its button, say the same. */
export function OutcomeIcon({outcome}: {outcome: ShownOutcome}) {
  return (
    <svg className="outcome-icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={strokes[outcome]} />
    </svg>
  );
}
