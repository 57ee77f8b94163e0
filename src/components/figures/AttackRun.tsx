import type {AttackRun as Run} from '../../records/benchmarks.ts';
import {Figures, spaced} from './Figures.tsx';
import {NotMeasured} from './Measured.tsx';

/** What `npm run bench:attack` measured; the transform of pages hands in the record as JSON. */
export function AttackRun({record}: {record?: string}) {
  if (record === undefined) return <NotMeasured command="npm run bench:attack" />;
  const run: Run = JSON.parse(record);
  const rows = [
    ['Requests sent without reading a response', `${spaced(run.floodMegabytes)} MB`],
    ['Idle connections', spaced(run.idle)],
    ['Slow connections', spaced(run.slow)],
    ['Random requests', spaced(run.randomSent)],
    ['Requests of the honest client', spaced(run.honestRequests)],
    ['Of these, wrong responses', spaced(run.honestWrong.length)],
    ['Its median response', `${spaced(run.medianMs)} ms`],
    ['Its slowest response', `${spaced(run.slowestMs)} ms`],
    ['Memory held before', `${run.heldBefore} MB`],
    ['Memory held after', `${run.heldAfter} MB`],
    ['Resident memory at most', `${run.residentAtMost} MB`],
  ];
  return (
    <Figures rows={rows} run={run}>
      {run.seconds} seconds, with {run.heapMegabytes} MB of heap for the server.
    </Figures>
  );
}
