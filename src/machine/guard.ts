import {spawn} from 'node:child_process';
import {chmodSync, mkdtempSync} from 'node:fs';
import {Socket} from 'node:net';
import {tmpdir} from 'node:os';
import path from 'node:path';

/**
 * What a run starts and writes has to go when the run ends, also by SIGKILL, which no code of the run sees. So a small
 * program of its own, one a run, is told of everything and cleans up when its pipe to the run closes.
 */
const program = path.join(import.meta.dirname, 'guard-program.mjs');

let pipe: Socket | undefined;

/**
 * Starts the guard, if it is not there yet. From now on all temporary folders of this process lie in one, which goes with
 * the run: those of Playwright's browsers as well.
 */
export function startGuard(): void {
  pipe ??= start();
}

/** Lets the guard end this process when the run ends. */
export function guardProcess(id: number): void {
  tell('watch', id);
}

/** Lets the guard end this process group when the run ends. */
export function guardGroup(id: number): void {
  tell('watch', -id);
}

/** Says that a process group has ended. What is left of it stays guarded. */
export function releaseGroup(id: number): void {
  if (!isThere(-id)) tell('release', -id);
}

/** Lets the guard remove this folder when the run ends. */
export function guardFolder(folder: string): void {
  tell('watch', folder);
}

/** Says that a folder is gone. */
export function releaseFolder(folder: string): void {
  tell('release', folder);
}

function tell(what: 'watch' | 'release', thing: number | string): void {
  startGuard();
  pipe?.write(`${JSON.stringify([what, thing])}\n`);
}

function start(): Socket {
  const child = spawn(process.execPath, [program], {
    // In a session of its own, so that a Ctrl-C and a closed terminal do not reach it.
    detached: true,
    env: {},
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  const {stdin} = child;
  if (!(stdin instanceof Socket)) throw new Error('The pipe to the guard is no socket.');
  // Neither the guard nor the pipe keeps the run from ending, and without a guard the run goes on.
  child.on('error', () => undefined);
  stdin.on('error', () => undefined);
  child.unref();
  stdin.unref();
  // A short name: the path of a browser's socket below it may have 103 characters on some systems.
  const folder = mkdtempSync(path.join(tmpdir(), 'r-'));
  // A program of another user, as whom root tries things out, finds the way to what it was given below it.
  chmodSync(folder, 0o711);
  stdin.write(`${JSON.stringify(['watch', folder])}\n`);
  process.env.TMPDIR = folder;
  return stdin;
}

function isThere(id: number): boolean {
  try {
    return process.kill(id, 0);
  } catch {
    return false;
  }
}
