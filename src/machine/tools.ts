import {spawnSync} from 'node:child_process';
import {accessSync, constants, existsSync} from 'node:fs';
import path from 'node:path';

/** Where the virtual environment lies that the set-up makes for the Python examples. */
export const pythonEnvironment = path.resolve(import.meta.dirname, '../../.cache/python');

/** Kept once it is found, since each look starts a Python. */
let python: string | undefined;

/** A `python3` that has `requests`: the set-up's own, or any on the PATH. */
export function pythonWithRequests(): string | undefined {
  python ??= findPython();
  return python;
}

function findPython(): string | undefined {
  const own = path.join(pythonEnvironment, 'bin/python3');
  const candidates = [own, ...allOnPath('python3')].filter((file) => existsSync(file));
  for (const file of candidates) {
    // What is on the PATH may be a script that looks for the real program at each start.
    const args = ['-c', 'import requests, sys; print(sys.executable)'];
    const {status, stdout} = spawnSync(file, args, {encoding: 'utf8'});
    if (status === 0) return stdout.trim();
  }
  return undefined;
}

/** The full path of a program on the PATH. */
export function onPath(name: string): string | undefined {
  return allOnPath(name)[0];
}

/** The full path of nginx. Debian puts it into a folder beside those on the PATH that most users have. */
export function nginx(): string | undefined {
  const beside = pathFolders()
    .filter((folder) => path.basename(folder) === 'bin')
    .map((folder) => path.join(folder, '../sbin/nginx'));
  return onPath('nginx') ?? beside.find(isExecutable);
}

/** Runs a program, with its output shown or not. Gives whether it ended with exit code 0. */
export function succeeds(
  command: string,
  args: string[],
  stdio: 'ignore' | 'inherit' = 'ignore',
): boolean {
  return spawnSync(command, args, {stdio}).status === 0;
}

function allOnPath(name: string): string[] {
  return pathFolders()
    .map((folder) => path.join(folder, name))
    .filter(isExecutable);
}

function pathFolders(): string[] {
  return (process.env.PATH ?? '').split(path.delimiter).filter((folder) => folder !== '');
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
