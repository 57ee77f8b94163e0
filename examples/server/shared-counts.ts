import type {ClientRateLimitInfo, Options} from 'express-rate-limit';
import {RedisStore} from 'rate-limit-redis';
import {MemoryCounts} from './memory-counts.ts';
import type {RedisLink, RedisUser} from './redis-link.ts';

/**
 * Counts in Redis, for all instances of the server together. While Redis does not answer, this instance counts in
 * its own memory.
 */
export class SharedCounts extends MemoryCounts implements RedisUser {
  readonly #link: RedisLink;
  readonly #prefix: string;
  readonly #window: number;
  #ready: RedisStore | undefined;

  /**
   * @param name sets these counts apart from others in the same Redis
   * @param window how long a client's count lasts, in seconds
   */
  constructor(link: RedisLink, name: string, window: number) {
    super();
    this.#link = link;
    this.#prefix = `elizaos:rate-limit:${name}:`;
    this.#window = window;
    link.addUser(this);
  }

  /** Loads the scripts of the store, of which a request then needs but one. */
  async prepare(): Promise<void> {
    this.#ready = undefined;
    const store = new RedisStore({
      sendCommand: (...command: string[]) => this.#link.send(command),
      prefix: this.#prefix,
    });
    store.init({windowMs: this.#window * 1000} as Options);
    await Promise.all([store.incrementScriptSha, store.getScriptSha]);
    this.#ready = store;
  }

  async probe(): Promise<void> {
    await this.#ready?.increment('nobody');
  }

  override async get(client: string): Promise<ClientRateLimitInfo | undefined> {
    return (await this.#ask((store) => store.get(client))) ?? super.get(client);
  }

  override async increment(client: string): Promise<ClientRateLimitInfo> {
    return (await this.#ask((store) => store.increment(client))) ?? super.increment(client);
  }

  #ask<Answer>(question: (store: RedisStore) => Promise<Answer>): Promise<Answer | undefined> {
    return this.#link.ask(async () => {
      if (!this.#ready) throw new Error('no connection');
      return question(this.#ready);
    });
  }
}
