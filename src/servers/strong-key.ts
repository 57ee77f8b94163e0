import {randomBytes} from 'node:crypto';

/** The variable from which a server takes its key. */
export const keyVariable = 'ELIZA_SERVER_AUTH_TOKEN';

/** A key as the guide recommends it, another one in each run. */
export function strongKey(): string {
  return randomBytes(32).toString('base64');
}
