import {readdir, readFile} from 'node:fs/promises';
import path from 'node:path';
import {NotObservable} from '../../machine/not-observable.ts';
import type {StartedServer} from '../../servers/launcher.ts';

/** The JavaScript of a release, as one text. Throws {@link NotObservable} where its files are not here. */
export async function codeOf({folder}: Pick<StartedServer, 'folder'>): Promise<string> {
  if (folder === undefined) throw new NotObservable('Its files are not here.');
  const dist = path.join(folder, 'node_modules/@elizaos/server/dist');
  const names = await readdir(dist, {recursive: true});
  const files = names.filter((name) => /\.[cm]?js$/.test(name));
  const texts = files.map((name) => readFile(path.join(dist, name), 'utf8'));
  return (await Promise.all(texts)).join('\n');
}
