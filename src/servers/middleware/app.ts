import {type RunningProgram, startProgram} from '../../machine/program.ts';
import {withAppFolder} from './app-folder.ts';
import type {AppKind} from './app-kind.ts';

/** How an app is started. */
export interface AppStart {
  /** What stands in the variable of the key; without it, the variable is not set. */
  key?: string | undefined;
  /** The name of its file without the ending. */
  file?: string;
}

/** Lets an app run as a program of its own while a task asks it, and gives what it wrote as well. */
export function askApp<Result>(
  kind: AppKind,
  start: AppStart,
  ask: (url: string) => Promise<Result>,
): Promise<{result: Result; output: string}> {
  return withProgram(kind, start, async (program) => {
    const result = await untilListening(program).then(ask).finally(program.stop);
    return {result, output: program.output()};
  });
}

/** How an app ends that refuses to start, with what it wrote. */
export function refusalOfApp(
  kind: AppKind,
  start: AppStart,
): Promise<{exitCode: number | null; output: string}> {
  return withProgram(kind, start, async (program) => {
    const started = program.untilOutput(/Listening/).then(() => program.stop());
    // Where it ends without that line, it ends as it should.
    started.catch(() => undefined);
    return {exitCode: await program.ended, output: program.output()};
  });
}

async function untilListening(program: RunningProgram): Promise<string> {
  const [, url = ''] = await program.untilOutput(/Listening on (http:\/\/\S+)\n/);
  return url;
}

function withProgram<Result>(
  kind: AppKind,
  {key, file = 'app'}: AppStart,
  task: (program: RunningProgram) => Promise<Result>,
): Promise<Result> {
  return withAppFolder(kind, async (folder) => {
    // A reader's folder has no compiler of this project in it.
    const args = kind.form === 'ts' ? ['--import', import.meta.resolve('tsx')] : [];
    const program = startProgram(process.execPath, [...args, `${file}.${kind.form}`], {
      folder,
      variables: {SERVER_PORT: '0', ...(key === undefined ? {} : {ELIZA_SERVER_AUTH_TOKEN: key})},
    });
    try {
      return await task(program);
    } finally {
      await program.stop();
    }
  });
}
