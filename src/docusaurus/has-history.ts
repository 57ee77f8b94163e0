import {spawnSync} from 'node:child_process';

/**
 * Whether git tells of the files of a folder. It does not in an archive without `.git`, where git is not installed, and
 * where the folder belongs to another user, which git distrusts.
 */
export function hasHistory(folder: string): boolean {
  const {status, stdout} = spawnSync('git', ['log', '-1', '--format=%H', '--', '.'], {
    cwd: folder,
    encoding: 'utf8',
  });
  return status === 0 && stdout.trim() !== '';
}
