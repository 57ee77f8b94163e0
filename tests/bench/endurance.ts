import path from 'node:path';
import {setTimeout as pause} from 'node:timers/promises';
import {parseArgs} from 'node:util';
import type {EnduranceRun} from '../../src/records/benchmarks.ts';
import {strongKey} from '../../src/servers/strong-key.ts';
import {type Bench, exitCodeOf, keep, runBench} from './bench.ts';
import {onThisMachine} from './machine.ts';
import {mixedLoad, type Tally} from './mixed-load.ts';
import type {HeldMemory} from './report-held-memory.ts';
import {startServer} from './server-program.ts';

const connections = 200;
/** How much the server's memory may change from the first minute to the last. */
const flat = 0.1;
/** More than ten minutes bring. */
const limits = {RATE_LIMIT_MAX: '1000000000', FAILED_ATTEMPTS_MAX: '1000000000'};
const megabyte = 1024 * 1024;

await runBench('endurance', main);

/** `endurance.ts [--minutes N]`: only a run of ten minutes or more is written to the results. */
async function main(bench: Bench): Promise<number> {
  const {values} = parseArgs({options: {minutes: {type: 'string', default: '10'}}});
  const minutes = Number(values.minutes);
  if (Number.isInteger(minutes) && minutes >= 2) return endure(minutes, bench);
  process.stderr.write(`--minutes is "${values.minutes}": use a whole number from 2.\n`);
  return 1;
}

async function endure(minutes: number, {folder, stop}: Bench): Promise<number> {
  const key = strongKey();
  const {child, url} = await startServer(
    {
      program: 'examples/server/main.ts',
      variables: {...limits, ELIZA_SERVER_AUTH_TOKEN: key, SERVER_PORT: '0'},
      log: path.join(folder, 'server.log'),
      preload: ['./tests/bench/report-held-memory.ts'],
    },
    stop,
  );
  /** Of each second, in bytes. */
  const held: number[] = [];
  child.on('message', ({resident}: HeldMemory) => held.push(resident));
  try {
    const tally: Tally = {requests: {}, wrong: [], errors: []};
    const over = new AbortController();
    const end = AbortSignal.any([over.signal, stop]);
    const load = mixedLoad(url, key, connections, tally, end);
    for (let minute = 1; minute <= minutes; minute++) {
      await pause(60_000, undefined, {signal: stop});
      process.stderr.write(`${progress(minute, minutes, tally, held)}\n`);
    }
    over.abort();
    await load;
    return report(minutes, tally, held);
  } finally {
    child.kill();
  }
}

function progress(minute: number, minutes: number, tally: Tally, held: number[]): string {
  const count = Object.values(tally.requests).reduce((sum, one) => sum + one, 0);
  const memory = Math.round(meanOf(held.slice(-60)));
  return `Minute ${minute} of ${minutes}: ${count} requests, ${tally.wrong.length} wrong answers, ${tally.errors.length} errors, ${memory} MB`;
}

function report(minutes: number, {requests, wrong, errors}: Tally, held: number[]): number {
  const run: EnduranceRun = {
    ...onThisMachine(),
    connections,
    minutes,
    requests,
    wrongAnswers: wrong.length,
    errors: errors.length,
    megabytesInFirstMinute: meanOf(held.slice(0, 60)),
    megabytesInLastMinute: meanOf(held.slice(-60)),
  };
  process.stdout.write(`${JSON.stringify(run, null, 2)}\n`);
  if (minutes >= 10) keep('endurance', run);
  const growth = run.megabytesInLastMinute / run.megabytesInFirstMinute - 1;
  const change = `The server's memory changed by ${Math.round(growth * 100)} %; the limit is ${flat * 100} %.`;
  const isFlat = Math.abs(growth) <= flat;
  return exitCodeOf([...[...wrong, ...errors].slice(0, 20), ...(isFlat ? [] : [change])]);
}

/** In megabytes, to a tenth. */
function meanOf(bytes: readonly number[]): number {
  const sum = bytes.reduce((total, one) => total + one, 0);
  return Math.round((sum / bytes.length / megabyte) * 10) / 10;
}
