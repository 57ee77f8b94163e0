import {readFileSync} from 'node:fs';

/** How often this process looks for the one that started it, in milliseconds. */
const interval = 500;

/** The shells through which npm starts a script. */
const shells = /^(ba|da|z|k|a)?sh$|^busybox$/;

/**
 * Stops this process by SIGTERM once the npm that started it has ended, whatever ended that. npm passes a signal on to
 * the shell between the two, which ends without passing it on; and of a SIGKILL nobody is told. A process that npm did
 * not start goes on, as `nohup` and process managers expect.
 */
export function endWithNpm(): void {
  if (process.env.npm_lifecycle_event === undefined) return;
  const shell = process.ppid;
  const npm = shells.test(nameOf(shell)) ? parentOf(shell) : undefined;
  const timer = setInterval(() => {
    if (process.ppid === shell && parentOf(shell) === (npm ?? parentOf(shell))) return;
    clearInterval(timer);
    process.kill(process.pid, 'SIGTERM');
  }, interval);
  timer.unref();
}

/** The name of a process's program; empty where the system does not tell by a file. */
function nameOf(pid: number): string {
  return /^Name:\t(.*)$/m.exec(statusOf(pid))?.[1] ?? '';
}

function parentOf(pid: number): number | undefined {
  const [, parent] = /^PPid:\t(\d+)$/m.exec(statusOf(pid)) ?? [];
  return parent === undefined ? undefined : Number(parent);
}

/** Source: proc_pid_status(5) of Linux. */
function statusOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/status`, 'utf8');
  } catch {
    return '';
  }
}
