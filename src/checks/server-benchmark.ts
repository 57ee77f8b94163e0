/** What `npm run bench:server` measured. */
export interface ServerBenchmark {
  /** When it ended, as an ISO time. */
  time: string;
  /** The processors. */
  machine: string;
  /** The version of Node.js. */
  node: string;
  /** How many requests are under way at a time. */
  connections: number;
  rounds: number;
  /** How long each case is measured in each round. */
  seconds: number;
  results: ServerResult[];
}

/** What one kind of request to one server came to. */
export interface ServerResult {
  name: string;
  /** The median of all rounds. */
  requestsPerSecond: number;
  /** The median of the rounds' ratios to bare Express. */
  ratio: number;
  /** The smallest and the largest of these ratios. */
  lowest: number;
  highest: number;
}
