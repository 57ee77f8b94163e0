import type {EnduranceRun as Run} from '../checks/benchmarks.ts';
import {Measured, NotMeasured} from './Measured.tsx';
import {ScrollableTable} from './ScrollableTable.tsx';

/** What `npm run bench:endurance` measured; the transform of pages hands in the record as JSON. */
export function EnduranceRun({record}: {record?: string}) {
  if (record === undefined) return <NotMeasured command="npm run bench:endurance" />;
  const run: Run = JSON.parse(record);
  const rows = [
    ...Object.entries(run.requests).map(([kind, count]) => [`Requests, ${kind}`, spaced(count)]),
    ['Wrong answers', spaced(run.wrongAnswers)],
    ['Errors', spaced(run.errors)],
    ['Memory in the first minute', `${run.megabytesInFirstMinute} MB`],
    ['Memory in the last minute', `${run.megabytesInLastMinute} MB`],
  ];
  return (
    <>
      <ScrollableTable>
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col">How much</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([what, value]) => (
            <tr key={what}>
              <td>{what}</td>
              <td>{value}</td>
            </tr>
          ))}
        </tbody>
      </ScrollableTable>
      <p>
        {run.minutes} minutes with {run.connections} connections. <Measured {...run} />
      </p>
    </>
  );
}

function spaced(count: number): string {
  return count.toLocaleString('en');
}
