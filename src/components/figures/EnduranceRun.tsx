import type {EnduranceRun as Run} from '../../records/benchmarks.ts';
import {Figures, spaced} from './Figures.tsx';
import {NotMeasured} from './Measured.tsx';

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
    <Figures rows={rows} run={run}>
      {run.minutes} minutes with {run.connections} connections.
    </Figures>
  );
}
