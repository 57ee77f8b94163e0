import type {CheckContext} from '../../src/checks/judge.ts';
import type {Target} from '../support/reference-server.ts';

/** The servers that every check may ask. */
export interface Servers {
  /** The reference server with a strong key. */
  server: Target;
  /** The reference server without a key: authentication is disabled. */
  openServer: Target;
}

export type Check = (context: CheckContext & Servers) => Promise<void>;

const registered = new Map<string, Check>();

/**
 * Registers the check of a claim. It takes the expected value out of the page and names none of its own.
 * @param id page and claim, such as `authentication/refusal-status`
 */
export function claim(id: string, check: Check): void {
  if (registered.has(id)) throw new Error(`Two checks hold the claim ${id}: remove one.`);
  registered.set(id, check);
}

/** Every check that was registered, by the id of its claim. */
export function registeredChecks(): ReadonlyMap<string, Check> {
  return registered;
}
