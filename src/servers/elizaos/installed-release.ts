import {existsSync} from 'node:fs';
import {copyFile, mkdir, rm, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {type RunningProgram, startProgram} from '../../machine/program.ts';
import {projectRoot} from '../../machine/project.ts';
import {packageName} from './releases.ts';

/** Why a release cannot be tried, as a sentence. */
export class NotUsable extends Error {}

/** A release that is installed in a folder of its own. */
export interface InstalledRelease {
  version: string;
  folder: string;
}

/** Installs a release into a folder of its own that git ignores, unless it is there. */
export async function install(version: string): Promise<InstalledRelease> {
  const folder = path.join(projectRoot, '.cache/compat', version);
  const done = path.join(folder, 'installed');
  if (!existsSync(done)) {
    await rm(folder, {recursive: true, force: true});
    await mkdir(folder, {recursive: true});
    await writeFile(path.join(folder, 'package.json'), '{"private": true}\n');
    const options = ['--ignore-scripts', '--no-audit', '--no-fund', '--no-package-lock'];
    const npm = startProgram('npm', ['install', `${packageName}@${version}`, ...options], {folder});
    if ((await npm.ended) !== 0) throw new NotUsable(`It cannot be installed: ${lastLine(npm)}`);
    await writeFile(done, '');
  }
  await copyFile(path.join(import.meta.dirname, 'serve.mjs'), path.join(folder, 'serve.mjs'));
  return {version, folder};
}

function lastLine(program: RunningProgram): string {
  return program.output().trim().split('\n').at(-1) ?? 'no output';
}
