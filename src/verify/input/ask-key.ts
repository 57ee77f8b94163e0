import {once} from 'node:events';
import {createInterface} from 'node:readline/promises';
import {Writable} from 'node:stream';
import type {ReadStream} from 'node:tty';

/**
 * Asks a person for the key, and shows nothing of what is typed. Gives `undefined` for an empty line, and where there
 * is no terminal. Ctrl-C ends the program.
 */
export async function askForKey(
  input: ReadStream,
  output: NodeJS.WritableStream,
): Promise<string | undefined> {
  if (!input.isTTY) return undefined;
  output.write('Key (it is not shown; leave it empty to go without): ');
  const nowhere = new Writable({write: (_chunk, _encoding, done) => done()});
  const lines = createInterface({input, output: nowhere, terminal: true});
  lines.once('SIGINT', () => process.exit(130));
  try {
    const closed = once(lines, 'close').then(() => '');
    return (await Promise.race([lines.question(''), closed])) || undefined;
  } finally {
    lines.close();
    output.write('\n');
  }
}
