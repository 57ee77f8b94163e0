import {
  type Launcher,
  type ServerProgram,
  type Start,
  StartRefused,
} from '../../servers/launcher.ts';

/** What a check observed where it looked for a refusal to start. */
export const starts = 'it starts';

/** The lines in which a server says why it does not start, as one text. */
export async function refusalText(refusalOf: Launcher['refusalOf'], start: Start): Promise<string> {
  return (await refusalOf(start)).join('\n') || starts;
}

/** All that a server writes that ends before it listens, as one text. */
export function refusalOfProgram({untilListening, output}: ServerProgram): Promise<string> {
  return untilListening().then(
    () => starts,
    () => output().trimEnd(),
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
