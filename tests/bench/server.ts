import {setMaxListeners} from 'node:events';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import autocannon from 'autocannon';
import {startGuard} from '../../src/machine/guard.ts';
import {projectRoot} from '../../src/machine/project.ts';
import {type ServerRates, writeBenchmark} from '../../src/records/benchmarks.ts';
import {onThisMachine} from './machine.ts';
import {baseline, type Case, cases} from './server-cases.ts';
import {type ServerProgram, startServer} from './server-program.ts';
import {failuresOf, ratesOf, tableOf} from './server-rates.ts';

const connections = 50;
const rounds = 7;
/** In seconds. */
const duration = 3;
const warmUp = 2;

/** Each load listens to it for as long as the benchmark runs. */
const stopped = new AbortController();
setMaxListeners(0, stopped.signal);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stopped.abort());

process.exitCode = await bench();

/** Measures each case in each round, so that a busy moment of the machine falls on all of them alike. */
async function bench(): Promise<number> {
  startGuard();
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-server-'));
  const running: ServerProgram[] = [];
  try {
    const rates = new Map<string, number[]>(cases.map(({name}) => [name, []]));
    for (const [place, one] of cases.entries()) {
      const log = path.join(folder, `${place}.log`);
      running.push(await startServer({...one, log}, stopped.signal));
    }
    for (let round = 0; round <= rounds; round++) {
      process.stderr.write(round === 0 ? 'Warming up …\n' : `Round ${round} of ${rounds} …\n`);
      for (const place of cases.keys()) {
        // Each round begins with another case.
        const turn = (place + round) % cases.length;
        const one = cases[turn];
        const server = running[turn];
        if (!one || !server) continue;
        const rate = await load(one, server.url, round === 0 ? warmUp : duration);
        if (round > 0) rates.get(one.name)?.push(rate);
      }
    }
    return report(rates);
  } catch (error) {
    if (!stopped.signal.aborted) throw error;
    process.stderr.write('Stopped.\n');
    return 130;
  } finally {
    for (const {child} of running) child.kill();
    rmSync(folder, {recursive: true, force: true, maxRetries: 3});
  }
}

/** Requests per second. */
async function load({name, method, headers, status}: Case, url: string, seconds: number) {
  stopped.signal.throwIfAborted();
  const options = {url: `${url}/api/agents`, method, headers, connections, duration: seconds};
  const result = await new Promise<autocannon.Result>((resolve, reject) => {
    const run = autocannon(options, (problem, sent) => (problem ? reject(problem) : resolve(sent)));
    stopped.signal.addEventListener('abort', () => run.stop());
  });
  stopped.signal.throwIfAborted();
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
  const failures = failuresOf(results);
  for (const failure of failures) process.stderr.write(`${failure}\n`);
  process.stdout.write(`Written to ${writeBenchmark(projectRoot, 'server', measured)}.\n`);
  return failures.length === 0 ? 0 : 1;
}
