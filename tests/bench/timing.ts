import {randomBytes} from 'node:crypto';
import {setImmediate as nextTurn} from 'node:timers/promises';
import type {Request, Response} from 'express';
import {apiKeyAuth} from '../../examples/server/api-key-auth.ts';
import type {KeyTiming} from '../../src/records/benchmarks.ts';
import {type Bench, exitCodeOf, keep, runBench} from './bench.ts';
import {onThisMachine} from './machine.ts';
import {Sample, welch} from './welch.ts';

/** One call of what compares a key. */
type Compare = (sent: string) => void;

/** Two kinds of calls that take the same time where nothing leaks. */
interface Question {
  name: string;
  kinds: readonly [Kind, Kind];
  /** Whether a difference is what has to be found: the proof that one would be. */
  leaks?: true;
}

interface Kind {
  compare: Compare;
  /** Another text at each call, as a request brings one. */
  send: () => string;
}

/** About so many calls of each kind. */
const samples = 400_000;
/** The one that dudect uses: Reparaz, Balasch, Verbauwhede, "Dude, is my code constant time?", 2017. */
const threshold = 4.5;
/** The slowest calls are left out: a collection of garbage or another program made them slow. */
const kept = 0.9;

await runBench('timing', bench);

/** Compares wrong keys of two kinds in random order, and tells whether their times lie apart. */
async function bench({stop}: Bench): Promise<number> {
  const comparisons: KeyTiming['comparisons'] = [];
  let isRight = true;
  for (const question of questions()) {
    const t = await measure(question, stop);
    const differs = Math.abs(t) > threshold;
    comparisons.push({name: question.name, t: Math.round(t * 100) / 100});
    const found = differs ? 'times differ' : 'no difference';
    process.stdout.write(`${question.name.padEnd(66)} t = ${t.toFixed(2).padStart(9)}  ${found}\n`);
    if (differs !== (question.leaks ?? false)) isRight = false;
  }
  const measured: KeyTiming = {...onThisMachine(), samples, threshold, comparisons};
  keep('timing', measured);
  return exitCodeOf(isRight ? [] : [`Not as it has to be, with ${threshold} as the limit of t.`]);
}

function questions(): Question[] {
  const key = randomKey();
  const server = serverWith(key);
  const wrongAtStart = () => randomLetterButNot(key.charAt(0)) + key.slice(1);
  const wrongAtEnd = () => key.slice(0, -1) + randomLetterButNot(key.slice(-1));
  return [
    {
      name: 'This server: wrong at the first or at the last character',
      kinds: [
        {compare: server, send: wrongAtStart},
        {compare: server, send: wrongAtEnd},
      ],
    },
    {
      name: "This server: as long as the server's key or not",
      kinds: [
        {compare: anyServerWith(randomKey), send: randomKey},
        {compare: anyServerWith(() => randomKey().slice(key.length / 2)), send: randomKey},
      ],
    },
    {
      name: 'A loop that ends at the first difference: wrong at either end',
      leaks: true,
      kinds: [
        {compare: loopWith(key), send: wrongAtStart},
        {compare: loopWith(key), send: wrongAtEnd},
      ],
    },
  ];
}

/** The t of the two kinds' times. */
async function measure({kinds}: Question, stop: AbortSignal): Promise<number> {
  // All is made before, so that no call comes after other work than the one before it did.
  const which = Uint8Array.from({length: samples * 2}, () => (Math.random() < 0.5 ? 0 : 1));
  const sent = Array.from(which, (kind) => flat(kinds[kind === 0 ? 0 : 1].send()));
  const compare = [kinds[0].compare, kinds[1].compare] as const;
  const times = new Float64Array(which.length);
  for (const [call, text] of sent.entries()) {
    const compareThis = compare[which[call] === 0 ? 0 : 1];
    const start = process.hrtime.bigint();
    compareThis(text);
    times[call] = Number(process.hrtime.bigint() - start);
    if (call % 10_000 === 0) {
      await nextTurn();
      stop.throwIfAborted();
    }
  }
  // The first ones ran before the code was compiled.
  const first = samples / 5;
  const slowest = times.slice(first).sort()[Math.floor((times.length - first) * kept)] ?? 0;
  const [one, other] = [new Sample(), new Sample()];
  for (let call = first; call < times.length; call++) {
    const time = times[call] ?? 0;
    if (time <= slowest) (which[call] === 0 ? one : other).add(time);
  }
  return welch(one, other);
}

/** The reference server's own middleware, up to the point where it has refused the key. */
function serverWith(key: string): Compare {
  const logger = {
    debug: ignore,
    info: ignore,
    warn: ignore,
    error: ignore,
    isLevelEnabled: () => false,
  };
  const failures = {count: ignore, isUsedUp: async () => false};
  const check = apiKeyAuth(key, failures, logger);
  return (sent) => {
    const request = {method: 'GET', get: () => sent} as unknown as Request;
    check(request, {} as Response, ignore);
  };
}

/** One of many servers at each call: where in memory one of them happens to lie makes a difference as well. */
function anyServerWith(makeKey: () => string): Compare {
  const servers = Array.from({length: 64}, () => serverWith(makeKey()));
  let turn = 0;
  return (sent) => servers[turn++ % servers.length]?.(sent);
}

function loopWith(key: string): Compare {
  return (sent) => {
    for (let place = 0; place < key.length; place++) {
      if (key.charCodeAt(place) !== sent.charCodeAt(place)) return;
    }
  };
}

function randomKey(): string {
  return randomBytes(33).toString('base64');
}

function randomLetterButNot(letter: string): string {
  const letters = 'abcdefghijklmnopqrstuvwxyz'.replace(letter, '');
  return letters.charAt(Math.floor(Math.random() * letters.length));
}

/** The same text in one piece: V8 keeps a text that was put together as its parts until someone looks into it. */
function flat(text: string): string {
  return Buffer.from(text, 'latin1').toString('latin1');
}

function ignore(): void {}
