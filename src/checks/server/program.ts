import {oncePerRun} from '../../claims/once-per-run.ts';
import {withStub} from '../../servers/http/stub.ts';
import type {Launcher} from '../../servers/launcher.ts';
import {startServerProgram} from '../../servers/server-program.ts';
import {orRefusalText} from '../refusal.ts';

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
export function withTakenPort(task: (port: number) => Promise<void>): Promise<void> {
  return withStub(
    () => undefined,
    (url) => task(Number(new URL(url).port)),
  );
}

/** The port that a server takes which is told this one; where it does not start, why not. */
export function portTaken(withServer: Launcher['withServer'], port: string): Promise<string> {
  const variables = {SERVER_PORT: port};
  return orRefusalText(withServer({variables}, async ({url}) => new URL(url).port));
}
