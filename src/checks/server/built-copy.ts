import {mkdirSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {type ProjectCopy, withProjectCopy} from '../../machine/project-copy.ts';
import {noteBuilt, noteCompressed} from '../../records/built.ts';
import {siteFingerprint} from '../../records/fingerprint.ts';

/** The only page of the site that stands ready in a copy. */
export const builtPage = '<html lang="en"></html>';

/** Gives a task a copy of the project whose site counts as built, so that it starts at once and builds nothing. */
export function withBuiltCopy<Result>(
  task: (copy: ProjectCopy) => Promise<Result>,
): Promise<Result> {
  return withProjectCopy((copy) => {
    standReady(copy);
    return task(copy);
  });
}

/** Puts a site into a copy of the project that counts as built from its files as they are. */
export function standReady(copy: ProjectCopy): void {
  const folder = path.join(copy.folder, 'build');
  mkdirSync(folder);
  writeFileSync(path.join(folder, 'index.html'), builtPage);
  noteBuilt(folder, siteFingerprint(copy.folder));
  noteCompressed(folder);
}
