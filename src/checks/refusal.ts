import {setTimeout as delay} from 'node:timers/promises';
import {type Launcher, type ServerProgram, type Start, StartRefused} from '../servers/launcher.ts';

/** What a check observed where it looked for a refusal to start. */
export const starts = 'it starts';

/** How long a program may take to end that does not listen, or that was told to, in milliseconds. */
const patienceMs = 10_000;

/** The lines in which a server says why it does not start, as one text. */
export async function refusalText(refusalOf: Launcher['refusalOf'], start: Start): Promise<string> {
  return (await refusalOf(start)).join('\n') || starts;
}

/** All that a server writes that ends before it listens, as one text. */
export function refusalOfProgram({untilListening, output}: ServerProgram): Promise<string> {
  return untilListening().then(
    () => starts,
    (error) =>
      error instanceof StartRefused
        ? error.lines.join('\n')
        : output().trimEnd() || 'it neither starts nor says why',
  );
}

/** What a task with a server gives; where the server does not start, why not. */
export async function orRefusal<Result>(started: Promise<Result>): Promise<Result | StartRefused> {
  try {
    return await started;
  } catch (error) {
    if (error instanceof StartRefused) return error;
    throw error;
  }
}

/** The exit code of a program that ends before it listens. */
export function exitCodeAtStart(program: ServerProgram): Promise<string> {
  return program.untilListening().then(
    () => starts,
    () => exitCode(program),
  );
}

/** The exit code of a program that is about to end. */
export async function exitCode({ended}: Pick<ServerProgram, 'ended'>): Promise<string> {
  const late = delay(patienceMs, 'it does not end', {ref: false});
  const code = await Promise.race([ended, late]);
  return code === null ? 'no exit code' : String(code);
}

/** What a task with a server gives; where the server does not start, why not, as a text. */
export async function orRefusalText<Result>(started: Promise<Result>): Promise<Result | string> {
  const result = await orRefusal(started);
  return result instanceof StartRefused ? result.message : result;
}
