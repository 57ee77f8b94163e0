import {existsSync} from 'node:fs';
import {copyFile, mkdir, readFile, rm, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {startProgram} from '../../../machine/program.ts';
import {
  type InstalledRelease,
  installProblem,
  NotUsable,
  releaseFolder,
} from '../installed-release.ts';

/** The package of 2.x, as it is published on npm. */
export const preReleasePackage = '@elizaos/agent';

/** What npm cannot get: every version that the others ask for is missing there. */
const missingPackage = '@elizaos/core';

/** What the server has its settings from, and all that it needs of the packages that it asks for. */
const sharedPackage = '@elizaos/shared';

const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--no-package-lock'];

/**
 * Gets a pre-release into a folder of its own that git ignores, unless it is there. npm cannot install it, so this
 * unpacks the package, and installs {@link sharedPackage} beside it.
 * @throws a {@link NotUsable} where npm cannot get it
 */
export async function installPreRelease(version: string): Promise<InstalledRelease> {
  const folder = releaseFolder(version);
  const done = path.join(folder, 'installed');
  if (!existsSync(done)) {
    await rm(folder, {recursive: true, force: true});
    await mkdir(path.join(folder, 'missing'), {recursive: true});
    await run('npm', ['pack', `${preReleasePackage}@${version}`], folder);
    await run('tar', ['-xzf', `elizaos-agent-${version}.tgz`], folder);
    await writeManifests(folder);
    await run('npm', ['install', ...quiet], folder);
    await writeFile(done, '');
  }
  await putStarter(folder);
  return {version, folder};
}

/** Puts what starts a pre-release beside its package. */
export async function putStarter(folder: string): Promise<void> {
  for (const file of ['serve.mjs', 'stand-ins.mjs']) {
    await copyFile(path.join(import.meta.dirname, file), path.join(folder, file));
  }
}

/** Asks npm for the one package, and says where it finds the other that it has not. */
async function writeManifests(folder: string): Promise<void> {
  const agent = JSON.parse(await readFile(path.join(folder, 'package/package.json'), 'utf8'));
  const wanted: Record<string, string | undefined> = agent.dependencies ?? {};
  const shared = wanted[sharedPackage];
  if (shared === undefined) throw new NotUsable(`It does not need ${sharedPackage}.`);
  const manifest = {
    private: true,
    dependencies: {[sharedPackage]: shared},
    overrides: {[missingPackage]: 'file:./missing'},
  };
  await writeFile(path.join(folder, 'package.json'), JSON.stringify(manifest));
  const missing = {name: missingPackage, version: wanted[missingPackage] ?? shared};
  await writeFile(path.join(folder, 'missing/package.json'), JSON.stringify(missing));
}

async function run(command: string, args: string[], folder: string): Promise<void> {
  const program = startProgram(command, args, {folder});
  const exitCode = await program.ended.catch((error: Error) => {
    throw new NotUsable(`It cannot be installed: ${error.message}`);
  });
  if (exitCode !== 0) throw new NotUsable(`It cannot be installed: ${installProblem(program)}`);
}
