/** What the reader can do next: a sentence, where to read on, and a command that helps. */
export interface Advice {
  sentence: string;
  /** A page and section of the site, or a section of this page. */
  link?: {to: string; words: string};
  command?: string;
  /** Whether the reader can enter the key right here, and send the request again with it. */
  asksForKey?: boolean;
}

/** What the server answered. */
export interface Answer {
  status: number;
  statusText: string;
  /** From sending to the head of the answer; the browser's own preflight is part of it. */
  milliseconds: number;
  /** Those that the page may read, by name. */
  headers: readonly (readonly [name: string, value: string])[];
  body: string;
  /** Whether the body is longer than what is shown of it. */
  isCut: boolean;
}

/** Why there is no answer to show. Each code is stable. */
export type FailureCode =
  | 'mixed-content'
  | 'not-permitted'
  | 'cors'
  | 'unreachable'
  | 'time-out'
  | 'redirect'
  | 'cancelled';

/** What came of sending a request. */
export type Outcome = {ok: true; answer: Answer} | {ok: false; code: FailureCode};

/** Why nothing came of it, in a sentence. */
export interface Explanation {
  sentence: string;
  advice: readonly Advice[];
}
