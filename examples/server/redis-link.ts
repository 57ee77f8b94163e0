import {setTimeout as pause} from 'node:timers/promises';
import {createClient} from '@redis/client';
import type {RedisReply} from 'rate-limit-redis';
import type {Logger} from './logger.ts';
import {redisOptions} from './redis-url.ts';

/** How long a request waits for an answer of Redis, in milliseconds. */
export const answerTimeoutMs = 250;

/** How long a start waits for Redis, and how long each attempt to find it again may take, in milliseconds. */
const searchTimeoutMs = 1000;

/** What asks Redis. */
export interface RedisUser {
  /** Makes a new connection ready. */
  prepare(): Promise<void>;
  /** Asks what a request asks. A Redis that refuses it, such as one that may not be written to, is of no use. */
  probe(): Promise<void>;
}

/** A connection to Redis that comes and goes, and says in the log when it does. */
export class RedisLink {
  readonly #url: string;
  readonly #logger: Logger;
  readonly #users: RedisUser[] = [];
  #client: ReturnType<typeof connection> | undefined;
  #answers = false;
  #isClosed = false;

  constructor(url: string, logger: Logger) {
    this.#url = url;
    this.#logger = logger;
  }

  /** Each user makes a connection ready before any request asks. */
  addUser(user: RedisUser): void {
    this.#users.push(user);
  }

  /** Connects, and waits for it only so long: a server without Redis starts as well. */
  async open(): Promise<void> {
    const problem = await this.#connect();
    if (problem === undefined) this.#found();
    else this.#lost(problem);
  }

  /** The answer of Redis, or `undefined` where it does not answer in time. */
  async ask<Answer>(question: () => Promise<Answer>): Promise<Answer | undefined> {
    if (!this.#answers) return undefined;
    try {
      return await within(answerTimeoutMs, question());
    } catch (error) {
      if (this.#answers) this.#lost(error);
      return undefined;
    }
  }

  /** Sends one command. It is rejected at once where there is no connection. */
  async send(command: string[]): Promise<RedisReply> {
    if (!this.#client) throw new Error('no connection');
    return this.#client.sendCommand(command) as Promise<RedisReply>;
  }

  close(): void {
    this.#isClosed = true;
    this.#disconnect();
  }

  #found(): void {
    this.#answers = true;
    this.#logger.info(`Rate limits are shared through Redis at ${this.#place()}`);
  }

  #lost(problem: unknown): void {
    this.#answers = false;
    this.#logger.warn(
      `Redis at ${this.#place()} does not answer (${reasonOf(problem)}): rate limits are counted in this process until it does`,
    );
    void this.#search();
  }

  async #search(): Promise<void> {
    while (!this.#isClosed) {
      await pause(searchTimeoutMs / 2);
      if (!this.#isClosed && (await this.#connect()) === undefined) return this.#found();
    }
  }

  /** Connects anew, since one cannot tell a dead connection from a slow one. Gives what went wrong. */
  async #connect(): Promise<unknown> {
    this.#disconnect();
    const client = connection(this.#url);
    this.#client = client;
    try {
      await within(searchTimeoutMs, client.connect());
      await within(searchTimeoutMs, Promise.all(this.#users.map((user) => user.prepare())));
      await within(answerTimeoutMs, Promise.all(this.#users.map((user) => user.probe())));
      return undefined;
    } catch (error) {
      return error;
    }
  }

  #disconnect(): void {
    if (this.#client?.isOpen) this.#client.destroy();
  }

  /** Host and port, without the user and the password that the URL may hold. */
  #place(): string {
    return new URL(this.#url).host;
  }
}

/** A client that does not try again by itself. */
function connection(url: string) {
  const options = redisOptions(url);
  const client = createClient({
    ...options,
    socket: {...options.socket, connectTimeout: searchTimeoutMs, reconnectStrategy: false},
  });
  // What goes wrong is seen by whoever asks.
  client.on('error', () => undefined);
  return client;
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
  const {code, message} = problem as NodeJS.ErrnoException;
  return code ?? message;
}
