import {readFileSync} from 'node:fs';

/** How often this process looks for the one that started it, in milliseconds. */
const pollMs = 500;

/** The shells through which npm starts a script. */
const shells = /^(ba|da|z|k|a)?sh$|^busybox$/;

/** What takes in the processes whose own parent has ended, beside the first process of the system. */
const adopters = /^(systemd|init)\b/;

/**
 * Stops this process by SIGTERM once the npm that started it has ended, whatever ended that. npm passes a signal on to
 * the shell between the two, which ends without passing it on; and of a SIGKILL nobody is told. A process that npm did
 * not start goes on, as `nohup` and process managers expect.
 */
export function endWithNpm(): void {
  if (process.env.npm_lifecycle_event === undefined) return;
  const shell = process.ppid;
  const npm = shells.test(nameOf(shell)) ? parentOf(shell) : shell;
  // A signal may have come while this process was loading.
  const isLeft = isAdopter(shell) || isAdopter(npm);
  const timer = setInterval(() => {
    const isSame = process.ppid === shell && (npm === shell || parentOf(shell) === npm);
    if (isSame && !isLeft) return;
    clearInterval(timer);
    process.kill(process.pid);
  }, pollMs);
  timer.unref();
}

/**
 * Whether a process has not started this one, and has only taken it in. In a container, npm itself may be the first
 * process; then it is of the same session.
 */
function isAdopter(pid: number): boolean {
  const isOther = sessionOf(pid) !== sessionOf(process.pid);
  return isOther && (pid === 1 || adopters.test(nameOf(pid)));
}

/** The name of a process's program, or `undefined` as a word. */
function nameOf(pid: number): string {
  return String(statusOf(pid).Name);
}

function parentOf(pid: number): number {
  return Number(statusOf(pid).PPid);
}

/** `NaN`, which no other equals, where the system does not tell. */
function sessionOf(pid: number): number {
  return Number(statusOf(pid).NSsid);
}

/** What Linux tells about a process: proc_pid_status(5). Another system has no such file. */
function statusOf(pid: number): Partial<Record<string, string>> {
  try {
    const lines = readFileSync(`/proc/${pid}/status`, 'utf8').split('\n');
    return Object.fromEntries(lines.map((line) => line.split(':\t')));
  } catch {
    return {};
  }
}
