import {createServer} from 'node:net';
import {oncePerRun} from '../../claims/once-per-run.ts';
import {startServerProgram} from '../../servers/server-program.ts';

/** The line that says how the server is started, as it prints it below one about an unknown option. */
export const usageLine = oncePerRun(readUsageLine);

async function readUsageLine(): Promise<string> {
  const program = await startServerProgram({args: ['--port', '1']});
  const exitCode = await program.ended;
  const [unknown = '', usage = '', ...more] = program.output().trimEnd().split('\n');
  const isWhole = exitCode === 1 && unknown.includes('--port') && more.length === 0;
  return isWhole ? usage : program.output();
}

/** Gives a task a port of the loopback address that another program has. */
export async function withTakenPort(task: (port: number) => Promise<void>): Promise<void> {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const address = other.address();
  try {
    await task(typeof address === 'object' && address !== null ? address.port : 0);
  } finally {
    other.close();
  }
}
