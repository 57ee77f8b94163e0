import type {Stats} from 'node:fs';
import {stat} from 'node:fs/promises';

/** A file on the disk, as it was when it was looked at. */
export interface FoundFile {
  file: string;
  stats: Stats;
}

/** Errors of a path at which nothing is: no such name, or one that no file can have. */
const nothingThere = ['ENOENT', 'ENOTDIR', 'ENAMETOOLONG', 'ELOOP', 'ERR_INVALID_ARG_VALUE'];

/** The file at a path, if there is one: no folder, and no pipe or device, whose content may never end. */
export async function fileAt(file: string): Promise<FoundFile | undefined> {
  const stats = await stat(file).catch((error: NodeJS.ErrnoException) => {
    if (nothingThere.includes(String(error.code))) return undefined;
    throw error;
  });
  return stats?.isFile() ? {file, stats} : undefined;
}
