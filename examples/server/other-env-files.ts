import {readdirSync} from 'node:fs';
import path from 'node:path';
import {readBytes} from './env-file.ts';
import {decodeText} from './env-text.ts';

/** Names that editors and other programs give to such a file: `.env.txt` is what Windows' Notepad makes of `.env`. */
const names = /^[._]?env(?:\.(?:txt|local|dev|development|prod|production|env))*$/i;

const setsKey = /^[ \t]*(?:export[ \t]+)?ELIZA_SERVER_AUTH_TOKEN[ \t]*=[ \t]*["']?[^\s"'#]/m;

/**
 * The files of such a name that hold a key. `.env` is one of them where it does.
 * @param folder where `.env` may lie
 */
export function otherFilesWithKey(folder: string): string[] {
  return namesIn(folder).filter((name) => {
    const bytes = readBytes(path.join(folder, name));
    const decoded = bytes instanceof Uint8Array ? decodeText(bytes) : undefined;
    return decoded?.ok && setsKey.test(decoded.text);
  });
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => names.test(name));
  } catch {
    // A folder that cannot be listed hides what is in it.
    return [];
  }
}
