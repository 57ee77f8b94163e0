import type {ClientRateLimitInfo, Options, Store} from 'express-rate-limit';

interface Count {
  hits: number;
  /** When its window ends, by the monotonic clock in whole milliseconds: setting the system's clock changes nothing. */
  end: number;
}

/**
 * Counts in memory. It remembers at least so many clients and at most twice as many, however many addresses ask:
 * those that were not seen for longest are forgotten first. A count whose window has ended is forgotten as well.
 */
export class MemoryCounts implements Store {
  readonly #capacity: number;
  #window = 0;
  #recent = new Map<string, Count>();
  #older = new Map<string, Count>();
  #timer: NodeJS.Timeout | undefined;

  constructor(capacity = 50_000) {
    this.#capacity = capacity;
  }

  /** How many clients it remembers, at most. */
  get size(): number {
    return this.#recent.size + this.#older.size;
  }

  init({windowMs}: Pick<Options, 'windowMs'>): void {
    this.#window = windowMs;
    // Whoever was not seen for a window has no count any more.
    this.#timer = setTimeout(() => this.#forgetOlder(), windowMs).unref();
  }

  async get(client: string): Promise<ClientRateLimitInfo | undefined> {
    const count = this.#find(client);
    return count && infoOf(count);
  }

  async increment(client: string): Promise<ClientRateLimitInfo> {
    const count = this.#find(client) ?? {hits: 0, end: now() + this.#window};
    count.hits += 1;
    if (this.#recent.size >= this.#capacity && !this.#recent.has(client)) this.#forgetOlder();
    this.#recent.set(client, count);
    return infoOf(count);
  }

  /** A store needs it for limits that count only some requests. These count all. */
  async decrement(): Promise<void> {}

  /** A store needs it for a count that begins anew before its window ends. None does here. */
  async resetKey(): Promise<void> {}

  #find(client: string): Count | undefined {
    const count = this.#recent.get(client) ?? this.#older.get(client);
    return count && count.end > now() ? count : undefined;
  }

  #forgetOlder(): void {
    this.#older = this.#recent;
    this.#recent = new Map();
    // The next time a whole window later: until then a count may still be needed.
    this.#timer?.refresh();
  }
}

/** As express-rate-limit takes it, which reckons by the system's clock. */
function infoOf({hits, end}: Count): ClientRateLimitInfo {
  return {totalHits: hits, resetTime: new Date(Date.now() + end - now())};
}

function now(): number {
  return Math.floor(performance.now());
}
