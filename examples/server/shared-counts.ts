import type {ClientRateLimitInfo, Options} from 'express-rate-limit';
import {RedisStore} from 'rate-limit-redis';
import {MemoryCounts} from './memory-counts.ts';
import type {RedisLink} from './redis-link.ts';

/**
 * Counts in Redis, for all instances of the server together. While Redis does not answer, this instance counts in
 * its own memory.
 */
export class SharedCounts extends MemoryCounts {
  readonly #link: RedisLink;
  readonly #prefix: string;
  #store: Promise<RedisStore> | undefined;

  /** @param name sets these counts apart from others in the same Redis */
  constructor(link: RedisLink, name: string) {
    super();
    this.#link = link;
    this.#prefix = `elizaos:rate-limit:${name}:`;
  }

  override async get(client: string): Promise<ClientRateLimitInfo | undefined> {
    return (await this.#ask((store) => store.get(client))) ?? super.get(client);
  }

  override async increment(client: string): Promise<ClientRateLimitInfo> {
    return (await this.#ask((store) => store.increment(client))) ?? super.increment(client);
  }

  async #ask<Answer>(
    question: (store: RedisStore) => Promise<Answer>,
  ): Promise<Answer | undefined> {
    const answer = await this.#link.ask(async () => {
      this.#store ??= this.#load();
      return question(await this.#store);
    });
    // A store whose scripts could not be loaded would fail for ever.
    if (answer === undefined) this.#store = undefined;
    return answer;
  }

  async #load(): Promise<RedisStore> {
    const store = new RedisStore({
      sendCommand: (...command: string[]) => this.#link.send(command),
      prefix: this.#prefix,
    });
    await store.init({windowMs: this.windowMs} as Options);
    return store;
  }
}
