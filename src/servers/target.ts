import type {Answer, Question} from './http/http.ts';

/** A server that checks ask: the reference server, or any other by its URL. */
export interface Target {
  url: string;
  /** The configured key; empty where authentication is disabled. */
  key: string;
  ask(path: string, question?: Question): Promise<Answer>;
  /** Asks with the right key. */
  askWithKey(path: string, question?: Question): Promise<Answer>;
}
