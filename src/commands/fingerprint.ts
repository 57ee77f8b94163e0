import {spawnSync} from 'node:child_process';
import {createHash} from 'node:crypto';
import {existsSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {filesBelow, projectFiles} from '../content/project-files.ts';

/** What a result depends on: folders and files from the project's root, and environment variables. */
interface Inputs {
  folders: readonly string[];
  files: readonly string[];
  variables: readonly string[];
}

const claims: Inputs = {
  folders: [
    'docs',
    'examples',
    'src/checks',
    'src/content',
    'tests/claims',
    'tests/examples',
    'tests/mutation',
    'tests/support',
  ],
  files: ['package-lock.json', 'package.json', 'tests/setup/browsers.ts', 'tests/setup/tools.ts'],
  variables: [],
};

const site: Inputs = {
  folders: [...claims.folders, 'src', 'static', 'tests/bench/results'],
  files: [...claims.files, 'docusaurus.config.ts', 'sidebars.ts', 'tests/compat/results.json'],
  variables: ['SITE_URL', 'SITE_BASE_URL', 'REPOSITORY_URL'],
};

/** A digest of everything that the built site depends on: two equal digests mean two equal sites. */
export function siteFingerprint(root: string): string {
  // A page says when it was changed last, and that is the day of a commit.
  return fingerprint(root, site, lastCommitOf('docs', root));
}

/** A digest of everything that the outcome of the checks depends on. */
export function claimsFingerprint(root: string): string {
  return fingerprint(root, claims, '');
}

/** The last commit that changed a folder; nothing outside a repository. */
function lastCommitOf(folder: string, root: string): string {
  const args = ['log', '-1', '--format=%H', '--', folder];
  return spawnSync('git', args, {cwd: root, encoding: 'utf8'}).stdout ?? '';
}

function fingerprint(root: string, {folders, files, variables}: Inputs, commit: string): string {
  const project = projectFiles(root);
  const hash = createHash('sha256').update(`${commit}\0`);
  const present = files.filter((file) => existsSync(path.join(root, file)));
  const below = folders.flatMap((folder) => filesBelow(project, folder));
  for (const file of new Set([...present, ...below])) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(path.join(root, file)))
      .update('\0');
  }
  for (const name of variables) hash.update(`${name}=${process.env[name] ?? ''}\0`);
  return hash.digest('hex');
}
