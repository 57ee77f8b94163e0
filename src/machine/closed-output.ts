/**
 * Lets a command end as it would where nobody reads its output to the end, as in `npm run check | head`: the write that
 * fails is no error of the command.
 */
export function allowClosedOutput(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  }
}
