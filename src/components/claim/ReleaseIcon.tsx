import type {OutcomeOnRelease} from './record.ts';

/** Told from each other without colour: a tick, a crossed-out equals sign, a line that ends at a wall, a short line. */
const strokes: Readonly<Record<OutcomeOnRelease, string>> = {
  holds: 'M3 8.5l3.2 3.2L13 5',
  differs: 'M3 6h10M3 10h10M10.5 3l-5 10',
  'reference-only': 'M3 8h10M3 4v8M13 4v8',
  'other-versions': 'M4 8h8',
};

/** A sign for how claims came out on a release. The name of its button says the same. */
export function ReleaseIcon({outcome}: {outcome: OutcomeOnRelease}) {
  return (
    <svg className="outcome-icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={strokes[outcome]} />
    </svg>
  );
}
