import {setTimeout as delay, setImmediate as nextTurn} from 'node:timers/promises';
import type {StartedServer} from '../servers/launcher.ts';

type Logging = Pick<StartedServer, 'log'>;

/** What a check observed where it looked for a line that a server did not log. */
export const noLine = 'no such line';

/** How long a line may take to be there after what it tells of, in milliseconds. */
const timeoutMs = 1000;

/** The level that a line names, such as `warn`, with a time before it or not; `undefined` where it names none. */
export function levelOf(line: string): string | undefined {
  const [, level] = /^(?:\[[^\]]+\])?\s*(debug|info|warn|error|fatal)\b/i.exec(line) ?? [];
  return level?.toLowerCase();
}

/** The first warning in which a server named this variable so far. */
export async function warningAbout(server: Logging, variable: string): Promise<string | undefined> {
  const lines = await server.log();
  return lines.find((line) => levelOf(line) === 'warn' && line.includes(variable));
}

/** The first of these lines that has one of these texts in it. */
export function lineWith(lines: readonly string[], texts: readonly string[]): string | undefined {
  return lines.find((line) => texts.some((text) => line.includes(text)));
}

/** The lines with a level that a server logs while a task runs. */
export async function linesDuring(
  server: Logging,
  task: () => Promise<unknown>,
): Promise<string[]> {
  const before = (await server.log()).length;
  await task();
  const lines = (await server.log()).slice(before);
  return lines.filter((line) => levelOf(line) !== undefined);
}

/**
 * The line at the level debug that a request of this method leaves; it is written when the answer is out, which may be
 * after it came in.
 */
export async function lineAfter(
  server: Logging,
  request: () => Promise<unknown>,
  method = 'GET',
): Promise<string> {
  const lines = async () =>
    (await server.log()).filter(
      (line) => levelOf(line) === 'debug' && line.includes(` ${method} `),
    );
  const before = (await lines()).length;
  await request();
  const end = performance.now() + timeoutMs;
  for (;;) {
    const line = (await lines())[before];
    if (line !== undefined) return line;
    if (performance.now() > end) return noLine;
    await delay(10);
  }
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
