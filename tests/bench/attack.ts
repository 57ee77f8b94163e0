import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {parseArgs} from 'node:util';
import {startGuard} from '../../src/machine/guard.ts';
import {projectRoot} from '../../src/machine/project.ts';
import {writeBenchmark} from '../../src/records/benchmarks.ts';
import {type AttackFigures, attackProblems, runAttack} from './attack-run.ts';
import {onThisMachine} from './machine.ts';

/** What the server's heap may take, in megabytes. */
const heap = 256;

/** What an attack has at its full length, and only then is written to the results. */
const full = {seconds: 120, idle: 2000, slow: 500, random: 60_000};

const stopped = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stopped.abort());

process.exitCode = await main();

/** `attack.ts [--seconds N] [--seed N]`: attacks the reference server for two minutes, or for a part of them. */
async function main(): Promise<number> {
  const {values} = parseArgs({
    options: {
      seconds: {type: 'string', default: String(full.seconds)},
      seed: {type: 'string', default: String(Date.now() % 1_000_000)},
    },
  });
  const [seconds, seed] = [Number(values.seconds), Number(values.seed)];
  if (!Number.isInteger(seconds) || seconds < 5 || seconds > full.seconds) {
    process.stderr.write(
      `--seconds is "${values.seconds}": use a whole number from 5 to ${full.seconds}.\n`,
    );
    return 1;
  }
  if (!Number.isInteger(seed)) {
    process.stderr.write(`--seed is "${values.seed}": use a whole number.\n`);
    return 1;
  }
  return bench(seconds, seed);
}

async function bench(seconds: number, seed: number): Promise<number> {
  startGuard();
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-attack-'));
  const random = Math.round((full.random * seconds) / full.seconds);
  process.stderr.write(
    `Attacks a server with ${heap} MB of heap for ${seconds} s, seed ${seed}.\n`,
  );
  try {
    const figures = await runAttack(
      {...full, seconds, random, seed},
      {log: path.join(folder, 'server.log'), heap},
      stopped.signal,
      (second, now) => {
        if (second % 10 === 0) process.stderr.write(`${progressLine(second, now)}\n`);
      },
    );
    process.stdout.write(`${JSON.stringify(figures, null, 2)}\n`);
    const problems = attackProblems(figures);
    for (const problem of problems) process.stderr.write(`${problem}\n`);
    if (problems.length > 0) return 1;
    if (seconds === full.seconds) {
      const file = writeBenchmark(projectRoot, 'attack', {...onThisMachine(), ...figures});
      process.stdout.write(`Written to ${file}.\n`);
    }
    return 0;
  } catch (error) {
    if (!stopped.signal.aborted) throw error;
    process.stderr.write('Stopped.\n');
    return 130;
  } finally {
    rmSync(folder, {recursive: true, force: true, maxRetries: 3});
  }
}

function progressLine(second: number, figures: AttackFigures): string {
  const {floodMegabytes, randomSent, honestRequests, honestWrong, slowestMs, residentAtMost} =
    figures;
  return `${second} s: ${floodMegabytes} MB of floods and ${randomSent} random requests sent; ${honestRequests} honest requests, ${honestWrong.length} wrong, ${slowestMs} ms at most; ${residentAtMost} MB resident at most`;
}
