import type {KeyTiming as Timing} from '../../records/benchmarks.ts';
import {Measured, NotMeasured} from './Measured.tsx';
import {ScrollableTable} from './ScrollableTable.tsx';

/** What `npm run bench:timing` measured; the transform of pages hands in the record as JSON. */
export function KeyTiming({record}: {record?: string}) {
  if (record === undefined) return <NotMeasured command="npm run bench:timing" />;
  const timing: Timing = JSON.parse(record);
  return (
    <>
      <ScrollableTable>
        <thead>
          <tr>
            <th scope="col">Two kinds of wrong keys</th>
            <th scope="col">t</th>
            <th scope="col">Told apart</th>
          </tr>
        </thead>
        <tbody>
          {timing.comparisons.map(({name, t}) => (
            <tr key={name}>
              <td>{name}</td>
              <td>{t.toFixed(2)}</td>
              <td>{Math.abs(t) > timing.threshold ? 'yes' : 'no'}</td>
            </tr>
          ))}
        </tbody>
      </ScrollableTable>
      <p>
        About {timing.samples.toLocaleString('en')} calls of each kind, in random order. Beyond{' '}
        {timing.threshold}, two kinds count as told apart. <Measured {...timing} />
      </p>
    </>
  );
}
