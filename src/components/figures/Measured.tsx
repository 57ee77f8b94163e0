import type {Measured as Measurement} from '../../records/benchmarks.ts';
import {Time} from '../claim/Run.tsx';

/** On what something was measured, and when. */
export function Measured({machine, node, time}: Measurement) {
  return (
    <>
      Measured <Time time={time} />, on {machine}, with Node.js {node.replace(/^v/, '')}.
    </>
  );
}

/** What stands in the place of a benchmark that has not been run. */
export function NotMeasured({command}: {command: string}) {
  return (
    <p>
      Not measured yet: run <code>{command}</code>.
    </p>
  );
}
