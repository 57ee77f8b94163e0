import {readFile} from 'node:fs/promises';
import path from 'node:path';
import {projectRoot} from '../../machine/project.ts';
import {strongKey} from '../strong-key.ts';

/** The texts of files, by their paths below `/etc/nginx/`, such as `elizaos.d/only-api.conf`. */
export type NginxFiles = Readonly<Record<string, string>>;

/** A text of a file, and what stands in its place in a copy. */
export type Replacement = readonly [search: string, replacement: string];

/** A client that nginx knows by its key. */
export interface NamedClient {
  name: string;
  key: string;
}

/** The text with each replacement made; a text that does not stand there exactly once is an error. */
export function replaced(text: string, replacements: readonly Replacement[]): string {
  return replacements.reduce((result, [search, replacement]) => {
    const [before, after, ...more] = result.split(search);
    if (before === undefined || after === undefined || more.length > 0) {
      throw new Error(`The configuration has to contain "${search}" once:\n${result}`);
    }
    return before + replacement + after;
  }, text);
}

/** A file of `examples/deploy/nginx/`. */
export function nginxExample(name: string): Promise<string> {
  return readFile(path.join(projectRoot, 'examples/deploy/nginx', name), 'utf8');
}

/**
 * The files of the page with this server in place of the one that they have, where nginx looks for them.
 * @param clients who has a key; a client with the server's own one unless told
 */
export async function siteFiles(
  {url, key = ''}: {url: string; key?: string},
  replacements: readonly Replacement[] = [],
  clients: readonly NamedClient[] = [{name: 'owner', key}],
): Promise<NginxFiles> {
  const own: Replacement = ['127.0.0.1:3000', new URL(url).host];
  return {
    'conf.d/elizaos.conf': replaced(await nginxExample('elizaos.conf'), [own, ...replacements]),
    ...(await clientsFile(clients, key)),
  };
}

/** `clients.conf` with these clients in place of its own, each in a row of the form that the file has. */
export async function clientsFile(
  clients: readonly NamedClient[],
  serverKey: string,
): Promise<NginxFiles> {
  const text = await nginxExample('clients.conf');
  const [row, other] = [rowOf(text, 'app'), rowOf(text, 'nightly-job')];
  const rows = clients
    .filter(({key}) => key !== '')
    .map(({name, key}) =>
      replaced(row, [
        ['the-key-of-the-app', inQuotes(key)],
        [' app;', ` ${name};`],
      ]),
    );
  return {
    'elizaos-clients.conf': replaced(text, [
      [row, rows.join('')],
      [other, ''],
      // A server of a test may have no key at all.
      ['the-key-of-the-server', inQuotes(serverKey || strongKey())],
    ]),
  };
}

/** The line of the file that gives a client its name. */
function rowOf(text: string, name: string): string {
  const row = text.split('\n').find((line) => line.includes(`the-key-of-the-${name}`));
  if (row === undefined) throw new Error(`clients.conf has no row with the-key-of-the-${name}.`);
  return `${row}\n`;
}

/** A key as it stands between quotation marks in a file of nginx. */
function inQuotes(key: string): string {
  return key.replaceAll(/["\\]/g, '\\$&');
}
