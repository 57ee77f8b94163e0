import {spawnSync} from 'node:child_process';

/** The commit that is checked out below a folder, and whether files differ from it; `null` outside a repository. */
export function readCommit(root: string): {commit: string | null; changed: boolean} {
  const commit = git(root, ['rev-parse', 'HEAD']);
  if (commit === undefined) return {commit: null, changed: false};
  return {commit, changed: git(root, ['status', '--porcelain']) !== ''};
}

function git(folder: string, args: string[]): string | undefined {
  const {status, stdout} = spawnSync('git', args, {cwd: folder, encoding: 'utf8'});
  return status === 0 ? stdout.trim() : undefined;
}
