import {setFlagsFromString} from 'node:v8';
import {runInNewContext} from 'node:vm';

/** What the process of a server holds, in bytes. */
export interface HeldMemory {
  /** Of the heap, and of buffers outside of it. */
  held: number;
  /** In the view of the system. */
  resident: number;
  /** Whether garbage was collected just before. */
  isCollected: boolean;
}

// Preloaded into the server of a benchmark: tells the benchmark what the process holds, each second and when it is asked.
setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

setInterval(() => report(false), 1000).unref();
process.on('message', () => {
  collectGarbage();
  report(true);
});
process.channel?.unref();

function report(isCollected: boolean): void {
  const {heapUsed, external, rss} = process.memoryUsage();
  process.send?.({held: heapUsed + external, resident: rss, isCollected} satisfies HeldMemory);
}
