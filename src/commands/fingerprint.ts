import {createHash} from 'node:crypto';
import {existsSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {filesBelow, projectFiles} from '../content/project-files.ts';

const folders = ['docs', 'examples', 'src', 'static'];
const topLevelFiles = ['docusaurus.config.ts', 'package-lock.json', 'package.json', 'sidebars.ts'];
const variables = ['SITE_URL', 'SITE_BASE_URL'];

/** A digest of everything that the built site depends on: two equal digests mean two equal sites. */
export function fingerprint(root: string): string {
  const files = projectFiles(root);
  const hash = createHash('sha256');
  const present = topLevelFiles.filter((file) => existsSync(path.join(root, file)));
  for (const file of [...present, ...folders.flatMap((folder) => filesBelow(files, folder))]) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(path.join(root, file)))
      .update('\0');
  }
  for (const name of variables) hash.update(`${name}=${process.env[name] ?? ''}\0`);
  return hash.digest('hex');
}
