import {rm} from 'node:fs/promises';
import {type ProgramOptions, type RunningProgram, startProgram} from '../machine/program.ts';
import {compiledServer} from './compiled-server.ts';
import type {ProgramStart} from './launcher.ts';
import {programFolder} from './program-folder.ts';

interface Start extends ProgramStart {
  args?: string[];
}

/** Starts `main.ts` of the reference server as a program of its own, on a free port. */
export async function startServerProgram(
  options: ProgramOptions & {args?: string[]} = {},
): Promise<RunningProgram> {
  return startProgram(process.execPath, [await compiledServer(), ...(options.args ?? [])], {
    ...options,
    variables: {SERVER_PORT: '0', ...options.variables},
  });
}

/** Waits until the server listens, and gives its base URL. */
export async function untilListening(program: RunningProgram): Promise<string> {
  const [, url = ''] = await program.untilOutput(/Listening on (http:\/\/\S+):? /);
  return url.replace(/:$/, '');
}

/** Runs a task with the server as a program of its own, in a folder that holds nothing else. */
export async function withServerProgram<Result>(
  {variables = {}, args = [], ...start}: Start,
  task: (program: RunningProgram) => Promise<Result>,
): Promise<Result> {
  const {root, working} = await programFolder('reference-server-', start);
  const program = await startServerProgram({variables, folder: working, args});
  try {
    return await task(program);
  } finally {
    await program.stop();
    await rm(root, {recursive: true});
  }
}

/** The lines that the server writes until it listens. */
export function linesAtStart(start: Start): Promise<string[]> {
  return withServerProgram(start, async (program) => {
    await untilListening(program);
    return lines(program);
  });
}

/** What the server writes where it refuses to start, with its exit code. */
export function refusalToStart(start: Start): Promise<{exitCode: number | null; lines: string[]}> {
  return withServerProgram(start, async (program) => {
    const exitCode = await Promise.race([
      program.ended,
      untilListening(program).then(() => Promise.reject(new Error('The server started.'))),
    ]);
    return {exitCode, lines: lines(program)};
  });
}

function lines(program: RunningProgram): string[] {
  return program.output().trimEnd().split('\n');
}
