import {readdirSync, statSync} from 'node:fs';
import type {Logger} from '../../examples/server/logger.ts';
import {inlineScriptHashes} from './inline-scripts.ts';

/** The folder of a built site, which may be put in its place, replaced or taken away while the server runs. */
export interface BuiltSite {
  directory: string;
  /** The hashes of the scripts that stand in its pages: those of the folder that is there now. */
  scriptHashes(): readonly string[];
  /** Whether the folder is away or empty. The log says so once, and once that it is there again. */
  isAway(): boolean;
}

/** Watches the folder of a built site. */
export function builtSite(directory: string, logger: Logger): BuiltSite {
  let known: {inode: number | undefined; hashes: readonly string[]} = {
    inode: undefined,
    hashes: [],
  };
  let isSaid = false;
  return {
    directory,
    scriptHashes() {
      const inode = inodeOf(directory);
      if (inode !== known.inode) {
        known = {inode, hashes: inode === undefined ? [] : inlineScriptHashes(directory)};
        if (isSaid && inode !== undefined) {
          isSaid = false;
          logger.info(`The site in ${directory} is there again`);
        }
      }
      return known.hashes;
    },
    isAway() {
      const isAway = isEmpty(directory);
      if (isAway && !isSaid) {
        isSaid = true;
        logger.warn(
          `There is no site in ${directory}: its pages are answered with 503 until it is built`,
        );
      }
      return isAway;
    },
  };
}

/** What tells a folder from another one at the same place. */
function inodeOf(directory: string): number | undefined {
  return statSync(directory, {throwIfNoEntry: false})?.ino;
}

function isEmpty(directory: string): boolean {
  try {
    return readdirSync(directory).length === 0;
  } catch {
    return true;
  }
}
