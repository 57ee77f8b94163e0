import {type ChildProcess, spawn} from 'node:child_process';
import {closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {cpus, tmpdir} from 'node:os';
import path from 'node:path';
import {setTimeout as pause} from 'node:timers/promises';
import autocannon from 'autocannon';
import type {ServerBenchmark} from '../../src/checks/server-benchmark.ts';
import {projectRoot} from '../support/program.ts';
import {baseline, type Case, cases} from './server-cases.ts';
import {failuresOf, resultsOf, tableOf} from './server-results.ts';

const file = 'tests/bench/server-results.json';
const connections = 50;
const rounds = 7;
/** In seconds. */
const duration = 3;
const warmUp = 2;

interface Running {
  child: ChildProcess;
  url: string;
}

const stopped = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stopped.abort());

process.exitCode = await bench();

/** Measures each case in each round, so that a busy moment of the machine falls on all of them alike. */
async function bench(): Promise<number> {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-server-'));
  const running: Running[] = [];
  try {
    const rates = new Map<string, number[]>(cases.map(({name}) => [name, []]));
    for (const [place, one] of cases.entries()) {
      running.push(await start(one, path.join(folder, `${place}.log`)));
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

/** Starts a server whose log goes to a file, as a service manager writes it. */
async function start({program, variables}: Case, log: string): Promise<Running> {
  const output = openSync(log, 'w');
  const child = spawn(process.execPath, ['--import', 'tsx', program], {
    cwd: projectRoot,
    env: {PATH: process.env.PATH, NODE_ENV: 'production', ...variables},
    stdio: ['ignore', output, 'inherit'],
  });
  closeSync(output);
  while (child.exitCode === null) {
    const [, url] = /Listening on (http:\/\/[\d.:]+\d)/.exec(readFileSync(log, 'utf8')) ?? [];
    if (url !== undefined) return {child, url};
    await pause(20, undefined, {signal: stopped.signal});
  }
  throw new Error(`${program} does not start: ${readFileSync(log, 'utf8')}`);
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

async function report(rates: ReadonlyMap<string, number[]>): Promise<number> {
  const results = resultsOf(rates, baseline);
  const benchmark: ServerBenchmark = {
    time: new Date().toISOString(),
    machine: `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}`,
    node: process.version,
    connections,
    rounds,
    seconds: duration,
    results,
  };
  process.stdout.write(`${tableOf(benchmark)}\n`);
  const failures = failuresOf(results);
  for (const failure of failures) process.stderr.write(`${failure}\n`);
  writeFileSync(path.join(projectRoot, file), `${JSON.stringify(benchmark, null, 2)}\n`);
  process.stdout.write(`Written to ${file}.\n`);
  return failures.length === 0 ? 0 : 1;
}
