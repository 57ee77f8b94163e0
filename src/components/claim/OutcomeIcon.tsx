import type {ShownOutcome} from './outcome.ts';

/** Strokes on a grid of 16 by 16: a tick, a crossed-out equals sign, an exclamation mark, a question mark, a ring, lines of text. */
const strokes: Readonly<Record<ShownOutcome, string>> = {
  holds: 'M3 8.5l3.2 3.2L13 5',
  drift: 'M3 6h10M3 10h10M10.5 3l-5 10',
  failed: 'M8 3v6M8 12.2v.6',
  unread: 'M8 3v6M8 12.2v.6',
  'not-observable': 'M5.5 6a2.5 2.5 0 1 1 3.6 2.2C8.3 8.7 8 9.1 8 10M8 12.6v.4',
  reviewed: 'M3 5h10M3 8.5h10M3 12h6',
  unchecked: 'M8 3.5a4.5 4.5 0 1 0 .01 0',
};

/** A sign for an outcome. Words beside it, or the name of its button, say the same. */
export function OutcomeIcon({outcome}: {outcome: ShownOutcome}) {
  return (
    <svg className="outcome-icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={strokes[outcome]} />
    </svg>
  );
}
