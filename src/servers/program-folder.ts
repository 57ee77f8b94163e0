import {mkdir, mkdtemp, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {startGuard} from '../machine/guard.ts';
import type {ProgramStart} from './launcher.ts';

/** A temporary folder for a server that is started as a program. */
export interface ProgramFolder {
  /** The folder with all that is in it. */
  root: string;
  /** The working directory of the server. */
  working: string;
}

/** Makes a folder that holds nothing but the file of variables. Whoever asks for it removes its root. */
export async function programFolder(
  prefix: string,
  {envFile, envFileName = '.env', makeEnvFile, folderOfServer = '.'}: ProgramStart,
): Promise<ProgramFolder> {
  startGuard();
  const root = await mkdtemp(path.join(tmpdir(), prefix));
  const working = path.join(root, folderOfServer);
  await mkdir(working, {recursive: true});
  const file = path.join(root, envFileName);
  if (envFile !== undefined) await writeFile(file, envFile);
  await makeEnvFile?.(file);
  return {root, working};
}
