import {existsSync} from 'node:fs';
import {writeFile} from 'node:fs/promises';
import path from 'node:path';
import {type InstalledRelease, installPackages, NotUsable} from './installed-release.ts';
import {compareVersions} from './releases.ts';

/** The clients that are tried, each since the version for which it is on npm, or is documented here. */
const clients: readonly {since: string; packages: (version: string) => string[]}[] = [
  {since: '1.4.2', packages: (version) => [`@elizaos/api-client@${version}`]},
  {since: '1.4.2', packages: () => ['socket.io-client@4.8.3']},
  // The command runs under Bun.
  {since: '1.7.2', packages: (version) => [`@elizaos/cli@${version}`, 'bun@1.4.5']},
];

/**
 * Installs the clients of a release into its folder, where they share its packages, unless they are there. A release whose
 * clients npm cannot install goes without them. No server may run from the folder meanwhile.
 */
export async function installClients({version, folder}: InstalledRelease): Promise<void> {
  if (hasClients(folder)) return;
  const packages = clients
    .filter(({since}) => compareVersions(version, since) >= 0)
    .flatMap((client) => client.packages(version));
  try {
    if (packages.length > 0) await installPackages(folder, packages);
    await writeFile(markOf(folder), '');
  } catch (error) {
    if (!(error instanceof NotUsable)) throw error;
    process.stdout.write(`The clients of ${version}: ${error.message}\n`);
  }
}

/** Whether the clients of a release are there. */
export function hasClients(folder: string): boolean {
  return existsSync(markOf(folder));
}

function markOf(folder: string): string {
  return path.join(folder, 'installed-clients');
}
