import type {KeyTiming as Timing} from '../../records/benchmarks.ts';
import {Figures, spaced} from './Figures.tsx';
import {NotMeasured} from './Measured.tsx';

/** What `npm run bench:timing` measured; the transform of pages hands in the record as JSON. */
export function KeyTiming({record}: {record?: string}) {
  if (record === undefined) return <NotMeasured command="npm run bench:timing" />;
  const timing: Timing = JSON.parse(record);
  const {samples, threshold, comparisons} = timing;
  const rows = comparisons.map(({name, t}) => [
    name,
    t.toFixed(2),
    Math.abs(t) > threshold ? 'yes' : 'no',
  ]);
  return (
    <Figures head={['Two kinds of wrong keys', 't', 'Told apart']} rows={rows} run={timing}>
      About {spaced(samples)} calls of each kind, in random order. Beyond {threshold}, two kinds
      count as told apart.
    </Figures>
  );
}
