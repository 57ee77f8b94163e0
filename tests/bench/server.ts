import {setMaxListeners} from 'node:events';
import path from 'node:path';
import autocannon from 'autocannon';
import type {ServerRates} from '../../src/records/benchmarks.ts';
import {type Bench, exitCodeOf, keep, runBench} from './bench.ts';
import {onThisMachine} from './machine.ts';
import {baseline, type Case, cases} from './server-cases.ts';
import {type ServerProgram, startServer} from './server-program.ts';
import {failuresOf, ratesOf, tableOf} from './server-rates.ts';

const connections = 50;
const rounds = 7;
/** In seconds. */
const duration = 3;
const warmUp = 2;

await runBench('server', bench);

/** Measures each case in each round, so that a busy moment of the machine falls on all of them alike. */
async function bench({folder, stop}: Bench): Promise<number> {
  // Each load listens to it for as long as the benchmark runs.
  setMaxListeners(0, stop);
  const running: ServerProgram[] = [];
  try {
    const rates = new Map<string, number[]>(cases.map(({name}) => [name, []]));
    for (const [place, one] of cases.entries()) {
      const log = path.join(folder, `${place}.log`);
      running.push(await startServer({...one, log}, stop));
    }
    for (let round = 0; round <= rounds; round++) {
      process.stderr.write(round === 0 ? 'Warming up …\n' : `Round ${round} of ${rounds} …\n`);
      for (const place of cases.keys()) {
        // Each round begins with another case.
        const turn = (place + round) % cases.length;
        const one = cases[turn];
        const server = running[turn];
        if (!one || !server) continue;
        const rate = await load(one, server.url, round === 0 ? warmUp : duration, stop);
        if (round > 0) rates.get(one.name)?.push(rate);
      }
    }
    return report(rates);
  } finally {
    for (const {child} of running) child.kill();
  }
}

/** Requests per second. */
async function load(
  {name, method, headers, status}: Case,
  url: string,
  seconds: number,
  stop: AbortSignal,
): Promise<number> {
  stop.throwIfAborted();
  const options = {url: `${url}/api/agents`, method, headers, connections, duration: seconds};
  const result = await new Promise<autocannon.Result>((resolve, reject) => {
    const run = autocannon(options, (problem, sent) => (problem ? reject(problem) : resolve(sent)));
    stop.addEventListener('abort', () => run.stop());
  });
  stop.throwIfAborted();
  const statuses = Object.keys(result.statusCodeStats ?? {});
  // The limit lets the first requests of a server through.
  const isWarm = seconds !== warmUp;
  const isRight = statuses.every((seen) => Number(seen) === status || !isWarm);
  if (!isRight || result.errors > 0 || result.timeouts > 0) {
    throw new Error(`${name} answered ${statuses.join(', ')} with ${result.errors} errors.`);
  }
  return result.requests.total / result.duration;
}

function report(rates: ReadonlyMap<string, number[]>): number {
  const results = ratesOf(rates, baseline);
  const measured: ServerRates = {
    ...onThisMachine(),
    connections,
    rounds,
    seconds: duration,
    results,
  };
  process.stdout.write(`${tableOf(measured)}\n`);
  keep('server', measured);
  return exitCodeOf(failuresOf(results));
}
