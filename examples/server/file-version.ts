import {stat} from 'node:fs/promises';
import type {Request, Response} from 'express';

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

/**
 * The version of a file in which a client gets it: a compressed one where there is one that the client accepts.
 * Notes in `Vary` where another client may get another version.
 * @param changed when the file was, as `changeTime` has it
 */
export async function versionFor(
  request: Request,
  response: Response,
  file: string,
  changed: number | undefined,
): Promise<FileVersion> {
  const times = await Promise.all(compressed.map(({ending}) => changeTime(file + ending)));
  // A version that is older than its file holds what stood in the file before.
  const versions = compressed.filter((_version, place) => Number(times[place]) >= Number(changed));
  if (versions.length > 0) response.vary('Accept-Encoding');
  return versions.find(({encoding}) => request.acceptsEncodings(encoding)) ?? {ending: ''};
}

/** When a file was last changed, in milliseconds; nothing where there is no such file. */
export async function changeTime(file: string): Promise<number | undefined> {
  const stats = await stat(file).catch(() => undefined);
  return stats?.isFile() ? stats.mtimeMs : undefined;
}
