import {sentence} from './sentence.ts';
import {oneLine} from './visible.ts';

interface Streams {
  output: NodeJS.WritableStream;
  errors: NodeJS.WritableStream;
}

/** Prints a text, and gives the exit code: this one, or 2 where the text could not be written. */
export async function printed(
  text: string,
  exitCode: number,
  {output, errors}: Streams = {output: process.stdout, errors: process.stderr},
): Promise<number> {
  output.on('error', () => undefined);
  const error = await new Promise<NodeJS.ErrnoException | null | undefined>((resolve) => {
    output.write(`${text}\n`, resolve);
  });
  // A reader such as `head` that has seen enough is no failure.
  if (!error || error.code === 'EPIPE') return exitCode;
  errors.write(`The report cannot be written: ${oneLine(writeProblem(error))}\n`);
  return 2;
}

function writeProblem({code, message}: NodeJS.ErrnoException): string {
  const known: Readonly<Record<string, string>> = {
    ENOSPC: 'the disk is full.',
    EDQUOT: 'the disk quota is used up.',
    EFBIG: 'the file grows too large.',
  };
  return known[code ?? ''] ?? sentence(message);
}
