import {existsSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {projectRoot} from '../machine/project.ts';
import {isSameSite, type SiteFingerprint, siteFingerprint} from './fingerprint.ts';
import {readJson} from './json-file.ts';

/** The folder of the built site. */
export const siteDirectory = path.join(projectRoot, 'build');

/** In the folder of a site: what it was built from. A server sends no file whose name begins with a dot. */
const fingerprintFile = '.fingerprint';

/** In the folder of a site: each of its files has its compressed versions. */
const compressedFile = '.compressed';

/** Whether the built site is the one that the sources make now. */
export function isBuilt(): boolean {
  return isSameSite(readFingerprint(), siteFingerprint(projectRoot));
}

/** Notes in the folder of a site what it was built from. */
export function noteBuilt(folder: string, fingerprint: SiteFingerprint): void {
  writeFileSync(path.join(folder, fingerprintFile), `${JSON.stringify(fingerprint)}\n`);
}

/** Whether the files of a built site have their compressed versions. */
export function isCompressed(folder: string): boolean {
  return existsSync(path.join(folder, compressedFile));
}

/** Notes that they have. */
export function noteCompressed(folder: string): void {
  writeFileSync(path.join(folder, compressedFile), '');
}

function readFingerprint(): SiteFingerprint | undefined {
  return readJson(path.join(siteDirectory, fingerprintFile));
}
