import {mkdir, writeFile} from 'node:fs/promises';
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
  return withProjectCopy(async (copy) => {
    const folder = path.join(copy.folder, 'build');
    await mkdir(folder);
    await writeFile(path.join(folder, 'index.html'), builtPage);
    noteBuilt(folder, siteFingerprint(copy.folder));
    noteCompressed(folder);
    return await task(copy);
  });
}
