import {type ClientRateLimitInfo, MemoryStore} from 'express-rate-limit';

/**
 * Counts in memory. It remembers at least so many clients and at most twice as many, however many addresses ask:
 * those that were not seen for longest are forgotten first.
 */
export class MemoryCounts extends MemoryStore {
  readonly #capacity: number;

  constructor(capacity = 50_000) {
    super();
    this.#capacity = capacity;
  }

  override increment(client: string): Promise<ClientRateLimitInfo> {
    if (this.current.size >= this.#capacity && !this.current.has(client)) {
      this.previous = this.current;
      this.current = new Map();
    }
    return super.increment(client);
  }
}
