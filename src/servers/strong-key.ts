import {randomBytes} from 'node:crypto';

/** A key as the guide recommends it, another one in each run. */
export function strongKey(): string {
  return randomBytes(32).toString('base64');
}
