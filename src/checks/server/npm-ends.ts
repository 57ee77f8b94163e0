import {symlink} from 'node:fs/promises';
import path from 'node:path';
import {setTimeout as delay} from 'node:timers/promises';
import {type RunningProgram, startProgram} from '../../machine/program.ts';
import {projectRoot} from '../../machine/project.ts';
import {untilListening} from '../../servers/server-program.ts';
import {inFolder} from '../code-of-page.ts';

const folder = path.join(projectRoot, 'examples/server');
const serverCommand = 'node --import tsx main.ts';

/** How long a server may take for its start or its stop, in milliseconds. */
const patienceMs = 20_000;

/** Longer than the server takes to look whether npm is still there, in milliseconds. */
export const whileLookingMs = 1500;

/** How npm can end, and what starts a server beside such an npm. Rejects where the server stops before. */
export const npmEnds: Readonly<Record<string, () => Promise<RunningProgram>>> = {
  'npm ended by SIGTERM': () => endedNpm('SIGTERM'),
  'npm ended by SIGKILL': () => endedNpm('SIGKILL'),
  'npm ended that starts programs without a shell': () =>
    endedStandIn('npm', `${serverCommand}; true`),
  'npm ended that is the first process of a container': () =>
    endedStandIn('init', `sh -c "${serverCommand}; true"; true`),
  'npm ended that has a session of its own': endedWithSession,
  'npm and its shell ended while the server was loading': async () => fromShell('SERVER &', asNpm),
  'npm and its shell ended while the server was loading, under a systemd of the user': async () =>
    underSystemd(),
  'npm ended while the server was loading, and left its shell': async () =>
    fromShell('sh -c "SERVER; true" &', asNpm),
};

/** Ways in which a server loses nobody who started it, by what ends there. Each gives the server's program. */
export const otherEnds: Readonly<Record<string, () => Promise<RunningProgram>>> = {
  'its shell': async () => fromShell('SERVER & sleep 1', {}),
  ...Object.fromEntries(
    ['fish', 'sh-2', 'my-busybox', 'busybox-2'].map((name) => [
      `what started ${name}, which started it as npm would`,
      () => fromStandIn(name, '"$STAND_IN" -c "SERVER; true" & sleep 1'),
    ]),
  ),
  'nothing, and docker-init started it in another session as npm would': () =>
    fromStandIn('docker-init', '"$STAND_IN" -c "setsid SERVER; true"'),
};

const asNpm = {npm_lifecycle_event: 'start'};

/** A server that npm started, once npm alone got the signal. */
async function endedNpm(signal: NodeJS.Signals): Promise<RunningProgram> {
  const variables = {SERVER_PORT: '0', npm_config_update_notifier: 'false'};
  const program = startProgram('npm', ['start'], {folder, variables});
  await within(untilListening(program));
  if (program.id !== undefined) process.kill(program.id, signal);
  return program;
}

/** A server that a program with this name started as npm would, once that program alone has ended. */
function endedStandIn(name: string, script: string): Promise<RunningProgram> {
  return withShellCalled(name, async (file) => {
    const variables = {SERVER_PORT: '0', ...asNpm};
    const program = startProgram(file, ['-c', script], {folder, variables});
    await endAfterLooking(program, () => program.id);
    return program;
  });
}

/** A server that such a program starts, in a command that has the program's path in `STAND_IN`. */
function fromStandIn(name: string, command: string): Promise<RunningProgram> {
  return withShellCalled(name, async (file) => {
    const program = fromShell(command, {...asNpm, STAND_IN: file});
    await within(untilListening(program));
    return program;
  });
}

/** Gives a task a shell with this name. */
function withShellCalled<Result>(
  name: string,
  task: (file: string) => Promise<Result>,
): Promise<Result> {
  return inFolder(async (bin) => {
    const file = path.join(bin, name);
    await symlink('/bin/sh', file);
    return task(file);
  });
}

/** A server that a program started as npm would, which then took a session of its own and ended. */
async function endedWithSession(): Promise<RunningProgram> {
  const standIn = `import os, subprocess
server = subprocess.Popen(${JSON.stringify(serverCommand.split(' '))})
os.setsid()
print("Stand-in:", os.getpid(), flush=True)
server.wait()`;
  const program = fromShell(`python3 -c '${standIn}'; true`, asNpm);
  await endAfterLooking(program, () => Number(/Stand-in: (\d+)/.exec(program.output())?.[1]));
  return program;
}

/** A server whose npm and shell have ended, so that what calls itself systemd has taken it in, in another session. */
function underSystemd(): RunningProgram {
  // The numbers are those of PR_SET_CHILD_SUBREAPER and PR_SET_NAME: prctl(2).
  const standIn = `import ctypes, os, signal, subprocess
prctl = ctypes.CDLL(None).prctl
prctl(36, 1, 0, 0, 0)
prctl(15, b"systemd", 0, 0, 0)
npm = subprocess.Popen(["sh", "-c", "${serverCommand} &"], start_new_session=True)
signal.signal(signal.SIGTERM, lambda *_: os.killpg(npm.pid, signal.SIGTERM))
npm.wait()
os.wait()`;
  return fromShell(`exec python3 -c '${standIn}'`, asNpm);
}

/** Ends the process that started a server, once the server listens and had time to look for it. */
async function endAfterLooking(
  program: RunningProgram,
  starter: () => number | undefined,
): Promise<void> {
  await within(untilListening(program));
  await Promise.race([program.ended, delay(whileLookingMs)]);
  const id = starter();
  if (id && !program.output().includes('Stopping')) {
    process.kill(id, 'SIGKILL');
    return;
  }
  await program.stop();
  throw new Error(`The server stopped before what started it: ${program.output()}`);
}

/** A server that a shell starts, in a command where it is called `SERVER`. */
function fromShell(command: string, variables: Record<string, string>): RunningProgram {
  return startProgram('sh', ['-c', command.replace('SERVER', serverCommand)], {
    folder,
    variables: {SERVER_PORT: '0', ...variables},
  });
}

/** What comes of it in time; `undefined` where that takes too long. */
export function within<Result>(task: Promise<Result>): Promise<Result | undefined> {
  return Promise.race([task, delay(patienceMs, undefined, {ref: false})]);
}
