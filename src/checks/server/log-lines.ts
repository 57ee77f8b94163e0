import {setImmediate as nextTurn} from 'node:timers/promises';
import type {StartedServer} from '../../servers/launcher.ts';

type Logging = Pick<StartedServer, 'log'>;

/** What a check observed where it looked for a line that a server did not log. */
export const noLine = 'no such line';

/** The level that a line names, such as `warn`, with a time before it or not; `undefined` where it names none. */
export function levelOf(line: string): string | undefined {
  const [, level] = /^(?:\[[^\]]+\])?\s*(debug|info|warn|error|fatal)\b/i.exec(line) ?? [];
  return level?.toLowerCase();
}

/** The last line that a server logged so far which matches. */
export async function lastLine(server: Logging, pattern: RegExp): Promise<string | undefined> {
  return (await server.log()).findLast((line) => pattern.test(line));
}

/** The address in the last line about a refused request. */
export async function lastLoggedAddress(server: Logging): Promise<string> {
  // What came through a proxy may be logged a moment after its answer.
  await nextTurn();
  const line = await lastLine(server, /unauthorized/i);
  return / from (\S+)$/.exec(line?.trimEnd() ?? '')?.[1] ?? 'no address';
}
