import {setTimeout as pause} from 'node:timers/promises';
import {createClient} from '@redis/client';
import type {RedisReply} from 'rate-limit-redis';
import type {Logger} from './logger.ts';

/** How long a request waits for Redis, in milliseconds. */
export const patience = 250;

/** How long a start waits for Redis, and how long it takes at most to find it again, in milliseconds. */
const searchTime = 1000;

/** A connection to Redis that comes and goes, and says in the log when it does. */
export class RedisLink {
  readonly #client;
  readonly #logger: Logger;
  /** Host and port, without the user and the password that the URL may hold. */
  readonly #place: string;
  #answers = false;
  #isClosed = false;
  #problem: unknown;

  constructor(url: string, logger: Logger) {
    this.#logger = logger;
    this.#place = new URL(url).host;
    this.#client = createClient({
      url,
      disableOfflineQueue: true,
      socket: {connectTimeout: searchTime, reconnectStrategy: searchTime / 2},
    });
    this.#client.on('error', (error: unknown) => {
      this.#problem = error;
    });
  }

  /** Connects, and waits for it only so long: a server without Redis starts as well. */
  async open(): Promise<void> {
    // The promise is kept until the connection is closed; what goes wrong comes as an event.
    this.#client.connect().catch(() => undefined);
    const first = new Promise((resolve) => {
      this.#client.once('ready', resolve);
      this.#client.once('error', resolve);
    });
    await Promise.race([first, pause(searchTime, undefined, {ref: false})]);
    if (this.#client.isReady) this.#found();
    else this.#lost();
  }

  /** The answer of Redis, or `undefined` where it does not answer in time. */
  async ask<Answer>(question: () => Promise<Answer>): Promise<Answer | undefined> {
    if (!this.#answers) return undefined;
    try {
      return await within(patience, question());
    } catch (error) {
      this.#problem ??= error;
      if (this.#answers) this.#lost();
      return undefined;
    }
  }

  /** Sends one command. It is rejected at once where there is no connection. */
  send(command: string[]): Promise<RedisReply> {
    return this.#client.sendCommand(command) as Promise<RedisReply>;
  }

  close(): void {
    this.#isClosed = true;
    this.#client.destroy();
  }

  #found(): void {
    this.#answers = true;
    this.#problem = undefined;
    this.#logger.info(`Rate limits are shared through Redis at ${this.#place}`);
  }

  #lost(): void {
    this.#answers = false;
    this.#logger.warn(
      `Redis at ${this.#place} does not answer (${reasonOf(this.#problem)}): rate limits are counted in this process until it does`,
    );
    void this.#search();
  }

  async #search(): Promise<void> {
    while (!this.#isClosed) {
      await pause(searchTime / 2, undefined, {ref: false});
      try {
        await within(searchTime / 2, this.#client.ping());
        return this.#found();
      } catch {
        // The next round tries again.
      }
    }
  }
}

/** In how many parts a wait is counted. */
const parts = 5;

/**
 * The answer, where it is there in time. A process that was busy finds a timer over before it has looked at what came in
 * meanwhile. So the time is counted in parts, and however long the process was busy, it counts as one of them.
 */
function within<Answer>(milliseconds: number, answer: Promise<Answer>): Promise<Answer> {
  let timer: NodeJS.Timeout;
  const late = new Promise<never>((_, reject) => {
    let left = parts;
    timer = setInterval(() => {
      left -= 1;
      if (left === 0) reject(new Error('no answer in time'));
    }, milliseconds / parts);
  });
  return Promise.race([answer, late]).finally(() => clearInterval(timer));
}

/** A code such as ECONNREFUSED, or the message. */
function reasonOf(problem: unknown): string {
  if (!(problem instanceof Error)) return 'no answer in time';
  return 'code' in problem ? String(problem.code) : problem.message;
}
