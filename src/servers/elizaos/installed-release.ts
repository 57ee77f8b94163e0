import {existsSync} from 'node:fs';
import {copyFile, mkdir, rm, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {stripVTControlCharacters} from 'node:util';
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
  const folder = releaseFolder(version);
  const done = path.join(folder, 'installed');
  if (!existsSync(done)) {
    await rm(folder, {recursive: true, force: true});
    await mkdir(folder, {recursive: true});
    await writeFile(path.join(folder, 'package.json'), '{"private": true}\n');
    await installPackages(folder, [`${packageName}@${version}`]);
    await writeFile(done, '');
  }
  await copyFile(path.join(import.meta.dirname, 'serve.mjs'), path.join(folder, 'serve.mjs'));
  return {version, folder};
}

/** Installs packages into a folder, beside those that are there. Throws a {@link NotUsable} where npm cannot. */
export async function installPackages(folder: string, packages: readonly string[]): Promise<void> {
  const options = ['--ignore-scripts', '--no-audit', '--no-fund', '--no-package-lock'];
  const npm = startProgram('npm', ['install', ...packages, ...options], {folder});
  if ((await npm.ended) !== 0) {
    throw new NotUsable(`It cannot be installed: ${installProblem(npm)}`);
  }
}

/** Where a version is installed. */
export function releaseFolder(version: string): string {
  return path.join(projectRoot, '.cache/compat', version);
}

/** The line in which npm says what is wrong, of those that follow its codes; else the last line that the program wrote. */
export function installProblem(program: Pick<RunningProgram, 'output'>): string {
  const lines = program.output().trim().split('\n');
  const [, reason = lines.at(-1)] =
    lines
      .map((line) =>
        /^npm (?:error|ERR!) (?!(?:code|errno|syscall) )(?:notarget )?(.+)$/.exec(line),
      )
      .find((match) => match !== null) ?? [];
  return reason || 'no output';
}

/** The line of the output that names an error, or else the last one. */
export function errorLine(program: Pick<RunningProgram, 'output'>): string {
  const lines = stripVTControlCharacters(program.output()).trim().split('\n');
  return lines.find((line) => /^\s*\w*Error\b.*:/.test(line))?.trim() ?? lines.at(-1) ?? '';
}
