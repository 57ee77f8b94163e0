import type {Stats} from 'node:fs';
import {stat} from 'node:fs/promises';
import type {Request, Response} from 'express';

/** A file on the disk, as it was when it was looked at. */
export interface FoundFile {
  file: string;
  stats: Stats;
}

/** A file as it is, or a compressed version of it that stands beside it. */
export interface FileVersion {
  /** What the name of the version has behind that of the file. */
  ending: string;
  /** The encoding by its name in HTTP, where there is one. */
  encoding?: string;
}

/** The smaller one comes first. */
const compressed: readonly Required<FileVersion>[] = [
  {ending: '.br', encoding: 'br'},
  {ending: '.gz', encoding: 'gzip'},
];

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

/**
 * The version of a file in which a client gets it: a compressed one where there is one that the client accepts.
 * Notes in `Vary` where another client may get another version.
 */
export async function versionFor(
  request: Request,
  response: Response,
  original: FoundFile,
): Promise<FileVersion> {
  const present = await Promise.all(compressed.map((version) => isVersion(version, original)));
  const versions = compressed.filter((_version, place) => present[place]);
  if (versions.length > 0) response.vary('Accept-Encoding');
  return versions.find(({encoding}) => request.acceptsEncodings(encoding)) ?? {ending: ''};
}

/** Whether there is this version of a file. One that is older than the file was made of something else. */
async function isVersion({ending}: FileVersion, {file, stats}: FoundFile): Promise<boolean> {
  const version = await fileAt(file + ending);
  return version !== undefined && version.stats.mtimeMs >= stats.mtimeMs;
}
