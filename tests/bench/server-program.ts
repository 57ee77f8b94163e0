import {type ChildProcess, spawn} from 'node:child_process';
import {closeSync, openSync, readFileSync} from 'node:fs';
import {setTimeout as pause} from 'node:timers/promises';
import {guardProcess} from '../../src/machine/guard.ts';
import {projectRoot} from '../../src/machine/project.ts';

/** A server in a process of its own. */
export interface ServerProgram {
  child: ChildProcess;
  url: string;
}

/** What to start, and where its log goes. */
export interface ServerStart {
  /** The file, from the project's root. */
  program: string;
  args?: readonly string[];
  variables: Readonly<Record<string, string>>;
  /** The file of the log, as a service manager writes one. */
  log: string;
  /** Modules that are loaded first. */
  preload?: readonly string[];
}

/** Starts a server and waits until it says where it listens. */
export async function startServer(
  {program, args = [], variables, log, preload = []}: ServerStart,
  signal: AbortSignal,
): Promise<ServerProgram> {
  const output = openSync(log, 'w');
  const imports = ['tsx', ...preload].flatMap((module) => ['--import', module]);
  const child = spawn(process.execPath, [...imports, program, ...args], {
    cwd: projectRoot,
    env: {PATH: process.env.PATH, NODE_ENV: 'production', ...variables},
    stdio: ['ignore', output, 'inherit', 'ipc'],
  });
  if (child.pid !== undefined) guardProcess(child.pid);
  closeSync(output);
  try {
    while (child.exitCode === null) {
      const [, url] = /Listening on (http:\/\/[\d.]+:\d+)/.exec(readFileSync(log, 'utf8')) ?? [];
      if (url !== undefined) return {child, url};
      await pause(20, undefined, {signal});
    }
    throw new Error(`${program} does not start: ${readFileSync(log, 'utf8')}`);
  } catch (error) {
    child.kill();
    throw error;
  }
}
