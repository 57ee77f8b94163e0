import {once} from 'node:events';
import {mkdtempSync, rmSync} from 'node:fs';
import {type AddressInfo, createServer} from 'node:net';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {freePort} from '../../machine/free-ports.ts';
import {startGuard} from '../../machine/guard.ts';
import {type RunningProgram, startProgram} from '../../machine/program.ts';
import {onPath} from '../../machine/tools.ts';
import {sendRaw} from '../http/raw.ts';

/** A Redis server of a test's own, which can go away and come back at the same place. */
export interface Redis {
  /** For `REDIS_URL`. */
  url: string;
  port: number;
  start(): Promise<void>;
  stop(): Promise<void>;
  /** It keeps its connections and answers nothing. */
  hang(): void;
  wake(): void;
  /** Sends it a command of words without whitespace, and gives its answer. */
  command(...words: string[]): Promise<string>;
  /** Stops it for good. */
  remove(): Promise<void>;
}

/** Whether this machine has a Redis. */
export function hasRedis(): boolean {
  return onPath('redis-server') !== undefined;
}

/** A place for a Redis server on a free port of 127.0.0.1; it is not started yet. */
export async function placeForRedis(): Promise<Redis> {
  const port = await freePort();
  startGuard();
  const folder = mkdtempSync(path.join(tmpdir(), 'redis-'));
  let program: RunningProgram | undefined;
  const redis: Redis = {
    url: `redis://127.0.0.1:${port}`,
    port,
    async start() {
      const place = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder];
      const args = [...place, '--save', '', '--appendonly', 'no'];
      program = startProgram('redis-server', args);
      await program.untilOutput(/Ready to accept connections/);
    },
    async stop() {
      program?.signal('SIGCONT');
      await program?.stop();
      program = undefined;
    },
    hang: () => program?.signal('SIGSTOP'),
    wake: () => program?.signal('SIGCONT'),
    command: (...words) => sendRaw(`http://127.0.0.1:${port}`, `${words.join(' ')}\r\n`),
    async remove() {
      await redis.stop();
      rmSync(folder, {recursive: true, force: true});
    },
  };
  return redis;
}

/** Gives a task a Redis server that runs, and removes it in the end. */
export async function withRedis<Result>(task: (redis: Redis) => Promise<Result>): Promise<Result> {
  const redis = await placeForRedis();
  try {
    await redis.start();
    return await task(redis);
  } finally {
    await redis.remove();
  }
}

/**
 * Gives a task the port of a server that only hears the first command to a Redis, and whether that has the form of one:
 * an array of strings in RESP, the protocol of Redis.
 * @param host a loopback address; where this machine has none such, it throws what stopped it
 */
export async function withRedisEar(
  host: string,
  task: (port: number, heard: Promise<boolean>) => Promise<void>,
): Promise<void> {
  const ear = createServer();
  const heard = new Promise<boolean>((resolve) => {
    ear.on('connection', (socket) => {
      socket.once('data', (command) => resolve(/^\*\d+\r\n\$/.test(command.toString('latin1'))));
    });
  });
  await once(ear.listen(0, host), 'listening');
  try {
    await task((ear.address() as AddressInfo).port, heard);
  } finally {
    ear.close();
  }
}
