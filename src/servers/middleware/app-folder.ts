import {cp, mkdir, mkdtemp, rm, symlink, writeFile} from 'node:fs/promises';
import {createRequire} from 'node:module';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {startGuard} from '../../machine/guard.ts';
import {NotObservable} from '../../machine/not-observable.ts';
import {projectRoot} from '../../machine/project.ts';
import type {AppKind} from './app-kind.ts';

const {resolve} = createRequire(import.meta.url);

/**
 * Gives a task a new project of a reader's, who copied a folder of `examples/middleware/` into it and installed what the
 * app needs, and removes it in the end. TypeScript stands in a project of ES modules.
 */
export async function withAppFolder<Result>(
  {folder: copied, form, packages}: AppKind,
  task: (folder: string) => Promise<Result>,
): Promise<Result> {
  startGuard();
  const folder = await mkdtemp(path.join(tmpdir(), 'middleware-'));
  try {
    await cp(path.join(projectRoot, 'examples/middleware', copied), folder, {recursive: true});
    const type = form === 'cjs' ? 'commonjs' : 'module';
    await writeFile(path.join(folder, 'package.json'), JSON.stringify({type}));
    await mkdir(path.join(folder, 'node_modules'));
    for (const [name, installed] of Object.entries(packages)) {
      await symlink(folderOf(installed), path.join(folder, 'node_modules', name), 'junction');
    }
    return await task(folder);
  } finally {
    await rm(folder, {recursive: true});
  }
}

/** Where a package is installed here. */
function folderOf(name: string): string {
  try {
    return path.dirname(resolve(`${name}/package.json`));
  } catch {
    throw new NotObservable(`the package ${name} is not installed: run "npm ci"`);
  }
}
