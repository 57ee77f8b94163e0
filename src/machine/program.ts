import {type ChildProcess, spawn} from 'node:child_process';
import {once} from 'node:events';
import {activeMutant} from './active-mutant.ts';
import {guardGroup, releaseGroup, startGuard} from './guard.ts';
import {projectRoot} from './project.ts';

/** A program that a test started, as its user sees it. */
export interface RunningProgram {
  /** The id of its process, and of its process group; none where it could not be started. */
  id: number | undefined;
  output(): string;
  /** What it wrote to standard error, which is a part of its output. */
  errorOutput(): string;
  /** Waits until the output matches, and gives the match; rejects with the output where the program ends first. */
  untilOutput(pattern: RegExp): Promise<RegExpExecArray>;
  signal(name: NodeJS.Signals): void;
  /** From now on the program fails to write its output. */
  closeOutput(): void;
  /** The exit code once it ended. */
  ended: Promise<number | null>;
  /** Ends it by SIGTERM. */
  stop(): Promise<void>;
}

export interface ProgramOptions {
  /** The environment, beside PATH and HOME. */
  variables?: Record<string, string>;
  folder?: string;
}

/** Environment variables that every program needs and that say nothing about the server. */
export function bareEnvironment(): Record<string, string> {
  const {PATH = '', HOME = '', [activeMutant]: mutant, [coverageFolder]: folder} = process.env;
  return {
    PATH,
    HOME,
    ...(mutant === undefined ? {} : {[activeMutant]: mutant}),
    ...(folder === undefined ? {} : {[coverageFolder]: folder, NODE_OPTIONS: keepCoverage}),
  };
}

/** Where a program writes which places of the server it came by, in the dry run of a mutation run. */
export const coverageFolder = 'MUTATION_COVERAGE';

const keepCoverage = `--import ${new URL('../mutation/keep-coverage.mjs', import.meta.url).href}`;

/** What Node.js loads into a program beside what the program itself is to load. */
function nodeOptions({NODE_OPTIONS: own}: Record<string, string>): Record<string, string> {
  const {NODE_OPTIONS: others} = bareEnvironment();
  return own === undefined || others === undefined ? {} : {NODE_OPTIONS: `${others} ${own}`};
}

let started = 0;

/** How many programs were started so far. */
export function programsStarted(): number {
  return started;
}

/**
 * Starts a program in an environment that holds nothing of the caller's but PATH and HOME. It ends with this process,
 * however this process ends.
 */
export function startProgram(
  command: string,
  args: string[],
  {variables = {}, folder = projectRoot}: ProgramOptions = {},
): RunningProgram {
  // Before the program, since between a program and the word about it nothing may take time.
  startGuard();
  const child = spawn(command, args, {
    cwd: folder,
    // A group of its own, so that a stop reaches what the program started.
    detached: true,
    env: {...bareEnvironment(), ...variables, ...nodeOptions(variables)},
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const {pid} = child;
  if (pid !== undefined) guardGroup(pid);
  started++;
  let text = '';
  child.stdout.on('data', (chunk: Buffer) => {
    text += chunk.toString('utf8');
  });
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => {
    text += chunk.toString('utf8');
    errors += chunk.toString('utf8');
  });
  let isOver = pid === undefined;
  const ended = once(child, 'close').then(([code]) => {
    isOver = true;
    if (pid !== undefined) releaseGroup(pid);
    return code as number | null;
  });
  // What it started may go on when it has ended itself, and holds its output until then.
  const signal = (name: NodeJS.Signals) => {
    if (pid !== undefined && !isOver) signalGroup(pid, name);
  };

  return {
    id: pid,
    output: () => text,
    errorOutput: () => errors,
    ended,
    signal,
    closeOutput() {
      child.stdout.destroy();
      child.stderr.destroy();
    },
    async untilOutput(pattern) {
      const found = await Promise.race([outputMatching(child, () => text, pattern), ended]);
      if (Array.isArray(found)) return found;
      throw new Error(`The program ended with exit code ${found} before ${pattern} in:\n${text}`);
    },
    async stop() {
      signal('SIGTERM');
      await ended;
    },
  };
}

function outputMatching(
  child: ChildProcess,
  output: () => string,
  pattern: RegExp,
): Promise<RegExpExecArray> {
  return new Promise((resolve) => {
    const look = () => {
      const match = pattern.exec(output());
      if (match) resolve(match);
    };
    look();
    child.stdout?.on('data', look);
    child.stderr?.on('data', look);
  });
}

function signalGroup(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(-pid, name);
  } catch (error) {
    // The group has ended in the meantime, which is what was wanted.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}
