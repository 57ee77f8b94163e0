import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {startGuard} from '../../src/machine/guard.ts';
import {projectRoot} from '../../src/machine/project.ts';
import {type Benchmarks, writeBenchmark} from '../../src/records/benchmarks.ts';

/** What a benchmark has while it runs. */
export interface Bench {
  /** A folder of its own, which is removed in the end. */
  folder: string;
  /** Is aborted by Ctrl-C, which npm passes on a second time. */
  stop: AbortSignal;
}

/** Runs a benchmark and ends this program with the exit code that it gives, or with 130 where it was stopped. */
export async function runBench(
  name: string,
  bench: (bench: Bench) => Promise<number>,
): Promise<void> {
  const stopped = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stopped.abort());
  startGuard();
  const folder = mkdtempSync(path.join(tmpdir(), `bench-${name}-`));
  try {
    process.exitCode = await bench({folder, stop: stopped.signal});
  } catch (error) {
    if (!stopped.signal.aborted) throw error;
    process.stderr.write('Stopped.\n');
    process.exitCode = 130;
  } finally {
    rmSync(folder, {recursive: true, force: true, maxRetries: 3});
  }
}

/** Writes what was measured to the results, and says where. */
export function keep<Kind extends keyof Benchmarks>(kind: Kind, measured: Benchmarks[Kind]): void {
  process.stdout.write(`Written to ${writeBenchmark(projectRoot, kind, measured)}.\n`);
}

/** Says what is not as it has to be, a line each, and gives the exit code. */
export function exitCodeOf(problems: readonly string[]): number {
  for (const problem of problems) process.stderr.write(`${problem}\n`);
  return problems.length === 0 ? 0 : 1;
}
