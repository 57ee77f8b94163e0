import path from 'node:path';
import {parseArgs} from 'node:util';
import {type AttackFigures, attackProblems, runAttack} from './attack-run.ts';
import {type Bench, exitCodeOf, keep, runBench} from './bench.ts';
import {onThisMachine} from './machine.ts';

/** What the server's heap may take, in megabytes. */
const heap = 256;

/** What an attack has at its full length, and only then is written to the results. */
const full = {seconds: 120, idle: 2000, slow: 500, random: 60_000};

await runBench('attack', main);

/** `attack.ts [--seconds N] [--seed N]`: attacks the reference server for two minutes, or for a part of them. */
async function main(bench: Bench): Promise<number> {
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
  return attack(seconds, seed, bench);
}

async function attack(seconds: number, seed: number, {folder, stop}: Bench): Promise<number> {
  const random = Math.round((full.random * seconds) / full.seconds);
  process.stderr.write(
    `Attacks a server with ${heap} MB of heap for ${seconds} s, seed ${seed}.\n`,
  );
  const figures = await runAttack(
    {...full, seconds, random, seed},
    {log: path.join(folder, 'server.log'), heap},
    stop,
    (second, now) => {
      if (second % 10 === 0) process.stderr.write(`${progressLine(second, now)}\n`);
    },
  );
  process.stdout.write(`${JSON.stringify(figures, null, 2)}\n`);
  const problems = attackProblems(figures);
  if (problems.length === 0 && seconds === full.seconds) {
    keep('attack', {...onThisMachine(), ...figures});
  }
  return exitCodeOf(problems);
}

function progressLine(second: number, figures: AttackFigures): string {
  const {floodMegabytes, randomSent, honestRequests, honestWrong, slowestMs, residentAtMost} =
    figures;
  return `${second} s: ${floodMegabytes} MB of floods and ${randomSent} random requests sent; ${honestRequests} honest requests, ${honestWrong.length} wrong, ${slowestMs} ms at most; ${residentAtMost} MB resident at most`;
}
