import {type ChildProcess, spawn} from 'node:child_process';
import {once} from 'node:events';
import path from 'node:path';
import {setTimeout as pause} from 'node:timers/promises';
import {guardProcess} from '../../src/machine/guard.ts';
import {projectRoot} from '../../src/machine/project.ts';
import type {AttackRun, Measured} from '../../src/records/benchmarks.ts';
import {send} from '../../src/servers/http/http.ts';
import type {AttackSize, AttackTally} from './attack-load.ts';
import {median} from './median.ts';
import type {HeldMemory} from './report-held-memory.ts';
import {startServer} from './server-program.ts';

const key = 'the-key-of-the-honest-client-0123456789';

/** An address of its own, so that the honest client does not share the limits of the attack. */
const honestAddress = '127.0.0.2';

/** How long the honest client waits between two requests, in milliseconds. */
const honestPause = 250;

/** How long the server may take until its memory is back, in seconds. */
const longestReturn = 60;

/** What a run gives, beside the machine and the time. */
export type AttackFigures = Omit<AttackRun, keyof Measured>;

/** How many megabytes more than before the attack a server may hold after it. */
export const returnMargin = 10;

/**
 * Attacks a reference server in a process of its own, while an honest client sends it requests with the right key.
 * @param log the file of the server's log
 * @param heap what the server's heap may take, in megabytes
 * @param progress is called each second of the attack
 */
export async function runAttack(
  size: AttackSize,
  {log, heap}: {log: string; heap: number},
  signal: AbortSignal,
  progress: (second: number, figures: AttackFigures) => void = () => undefined,
): Promise<AttackFigures> {
  const {child, url} = await startServer(
    {
      program: 'examples/server/main.ts',
      variables: {
        ELIZA_SERVER_AUTH_TOKEN: key,
        SERVER_PORT: '0',
        RATE_LIMIT_MAX: '1000000',
        NODE_OPTIONS: `--max-old-space-size=${heap}`,
      },
      log,
      preload: ['./tests/bench/report-held-memory.ts'],
    },
    signal,
  );
  let attacker: ChildProcess | undefined;
  try {
    const honest = honestClient(url);
    const memory = watchMemory(child);
    // Code is compiled and caches are filled before anything is measured.
    for (let sent = 0; sent < 1000; sent++) await honest.send();
    const figures: AttackFigures = {
      ...size,
      heapMegabytes: heap,
      floodMegabytes: 0,
      reopened: 0,
      randomSent: 0,
      lives: true,
      ...honest.figures(),
      heldBefore: await memory.held(),
      heldAtMost: 0,
      residentAtMost: 0,
      heldAfter: 0,
      residentAfter: 0,
      secondsUntilBack: 0,
    };
    honest.forget();
    attacker = startAttack(url, size, (tally) => {
      figures.floodMegabytes = inMegabytes(tally.floodBytes);
      figures.reopened = tally.reopened;
      figures.randomSent = tally.random;
    });
    const end = performance.now() + size.seconds * 1000;
    for (let turn = 1; performance.now() < end && child.exitCode === null; turn++) {
      await Promise.all([honest.send(), pause(honestPause, undefined, {signal})]);
      Object.assign(figures, honest.figures(), memory.atMost());
      if (turn % 4 === 0) progress(turn / 4, figures);
    }
    attacker.kill('SIGKILL');
    figures.lives = child.exitCode === null && child.signalCode === null;
    if (figures.lives) await untilBack(figures, memory, signal);
    return figures;
  } finally {
    attacker?.kill('SIGKILL');
    child.kill();
  }
}

/** What an attack brought to light, a sentence each; none where the server held out. */
export function attackProblems(figures: AttackFigures): string[] {
  const {lives, honestRequests, honestWrong, slowestMs, heldBefore, heldAfter} = figures;
  if (!lives) return ['The server ended under the attack: its log says why.'];
  return [
    ...(honestRequests > 0 ? [] : ['The honest client sent no request.']),
    ...(honestWrong.length === 0
      ? []
      : [
          `The honest client got ${honestWrong.length} wrong responses, the first: ${honestWrong[0]}.`,
        ]),
    ...(slowestMs <= 1000
      ? []
      : [`The honest client waited ${slowestMs} ms; the limit is 1000 ms.`]),
    ...(heldAfter <= heldBefore + returnMargin
      ? []
      : [
          `The server holds ${heldAfter} MB after the attack, and held ${heldBefore} MB before; ${returnMargin} MB more are allowed.`,
        ]),
  ];
}

async function untilBack(
  figures: AttackFigures,
  memory: ReturnType<typeof watchMemory>,
  signal: AbortSignal,
): Promise<void> {
  for (let second = 1; second <= longestReturn; second++) {
    await pause(1000, undefined, {signal});
    figures.heldAfter = await memory.held();
    figures.residentAfter = memory.resident();
    figures.secondsUntilBack = second;
    if (figures.heldAfter <= figures.heldBefore + returnMargin) return;
  }
}

function startAttack(url: string, size: AttackSize, note: (tally: AttackTally) => void) {
  const program = path.join(projectRoot, 'tests/bench/attack-load.ts');
  const args = ['--import', 'tsx', program, url, JSON.stringify(size)];
  const attacker = spawn(process.execPath, args, {
    cwd: projectRoot,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  if (attacker.pid !== undefined) guardProcess(attacker.pid);
  attacker.on('message', note);
  return attacker;
}

/** A client that sends one request at a time with the right key, each over a connection of its own. */
function honestClient(url: string) {
  let times: number[] = [];
  let wrong: string[] = [];
  return {
    async send(): Promise<void> {
      const started = performance.now();
      try {
        const headers = {'X-API-KEY': key};
        const {status} = await send(url, '/api/agents', {headers, from: honestAddress});
        if (status !== 200) wrong.push(`status ${status}`);
      } catch (error) {
        wrong.push(String(error));
      }
      times.push(performance.now() - started);
    },
    forget(): void {
      times = [];
      wrong = [];
    },
    figures: () => ({
      honestRequests: times.length,
      honestWrong: wrong,
      medianMs: times.length === 0 ? 0 : Math.round(median(times)),
      slowestMs: Math.round(Math.max(0, ...times)),
    }),
  };
}

/** Listens to what the server says of its memory. */
function watchMemory(child: ChildProcess) {
  let held = 0;
  let resident = 0;
  let last = 0;
  child.on('message', (memory: HeldMemory) => {
    held = Math.max(held, memory.held);
    resident = Math.max(resident, memory.resident);
    last = memory.resident;
  });
  return {
    /** What it holds after its garbage was collected, in megabytes. */
    async held(): Promise<number> {
      child.send('collect');
      for (;;) {
        const [memory] = (await once(child, 'message')) as [HeldMemory];
        if (memory.isCollected) return inMegabytes(memory.held);
      }
    },
    resident: () => inMegabytes(last),
    atMost: () => ({heldAtMost: inMegabytes(held), residentAtMost: inMegabytes(resident)}),
  };
}

function inMegabytes(bytes: number): number {
  return Math.round(bytes / 1024 / 1024);
}
