import type {Request, Response} from 'express';
import {type FoundFile, fileAt} from './found-file.ts';
import {type Encoding, hasSameContent} from './same-content.ts';

/** A file as it is, or a compressed version of it that stands beside it. */
export interface FileVersion {
  /** What the name of the version has behind that of the file. */
  ending: string;
  /** The encoding by its name in HTTP, where there is one. */
  encoding?: Encoding;
}

/** The smaller one comes first. */
const compressed: readonly Required<FileVersion>[] = [
  {ending: '.br', encoding: 'br'},
  {ending: '.gz', encoding: 'gzip'},
];

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

/** Whether there is this version of a file, with the same content. Times tell nothing: a copy of a site has new ones. */
async function isVersion(
  {ending, encoding}: Required<FileVersion>,
  original: FoundFile,
): Promise<boolean> {
  const version = await fileAt(original.file + ending);
  return version !== undefined && hasSameContent(original, version, encoding);
}
