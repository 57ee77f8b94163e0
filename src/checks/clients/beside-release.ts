import {cp, mkdtemp, readdir, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {freePort} from '../../machine/free-ports.ts';
import {NotObservable} from '../../machine/not-observable.ts';
import {type RunningProgram, startProgram} from '../../machine/program.ts';
import {hasClients} from '../../servers/elizaos/installed-clients.ts';
import {preparedData} from '../../servers/elizaos/release-program.ts';
import {type Answer, send} from '../../servers/http/http.ts';
import type {Start, StartedServer} from '../../servers/launcher.ts';
import {programFolder} from '../../servers/program-folder.ts';
import type {Target} from '../../servers/target.ts';
import {agents} from '../requests.ts';

/** How a client ended, and all that it wrote. */
export interface ReleaseClientRun {
  exitCode: number | null;
  output: string;
}

/** How long a client may take, in milliseconds. */
const timeoutMs = 120_000;

/** Whatever wants to leave this machine meets a closed port. */
const atHome = {
  http_proxy: 'http://127.0.0.1:9',
  https_proxy: 'http://127.0.0.1:9',
  no_proxy: '127.0.0.1,localhost',
  // The command asks npm for its newest version, and npm would try again for a minute.
  npm_config_fetch_retries: '0',
  SENTRY_DSN: 'http://public@127.0.0.1:9/1',
};

/** Starts JavaScript that imports clients of the release which a server is of. */
export function startBeside(server: StartedServer, code: string): RunningProgram {
  const folder = folderOf(server);
  const args = ['--input-type=module', '--eval', code];
  return startProgram(process.execPath, args, {folder, variables: atHome});
}

/** Runs it until it ends. */
export function runBeside(server: StartedServer, code: string): Promise<ReleaseClientRun> {
  return ended(startBeside(server, code));
}

/** Runs a line for a shell in which `elizaos` is the command of the release which a server is of. */
export async function runCommandBeside(
  server: StartedServer,
  line: string,
  variables: Record<string, string> = {},
): Promise<ReleaseClientRun> {
  const [bun, file] = await commandBeside(server);
  const home = await mkdtemp(path.join(tmpdir(), 'elizaos-command-'));
  try {
    const code = `elizaos() { '${bun}' '${file}' "$@"; }\n${line}`;
    const all = {...atHome, ...variables, HOME: home};
    return await ended(startProgram('bash', ['-c', code], {folder: home, variables: all}));
  } finally {
    await rm(home, {recursive: true, force: true});
  }
}

/** The responses of a server that `elizaos start` has started, to a request with each of these keys, and with none. */
export function askStartCommand(
  server: StartedServer,
  start: Start,
  keys: readonly (string | undefined)[],
): Promise<Answer[]> {
  return withStartCommand(server, start, (ask) =>
    Promise.all(
      keys.map((key) => ask(agents, {headers: key === undefined ? {} : {'X-API-KEY': key}})),
    ),
  );
}

/** Gives a task a server that `elizaos start` has started, of the release which another server is of. */
async function withStartCommand<Result>(
  server: StartedServer,
  {variables = {}, envFile = ''}: Start,
  task: (ask: Target['ask']) => Promise<Result>,
): Promise<Result> {
  const [bun, file] = await commandBeside(server);
  const {root, working} = await programFolder('elizaos-start-', {envFile});
  const data = path.join(root, 'data');
  await cp(preparedData(folderOf(server)), data, {recursive: true});
  const set = {
    ...atHome,
    HOME: root,
    SERVER_HOST: '127.0.0.1',
    SERVER_PORT: String(await freePort()),
    PGLITE_DATA_DIR: data,
  };
  const program = startProgram(bun, [file, 'start'], {
    folder: working,
    variables: {...set, ...variables},
  });
  try {
    const [, port] = await program.untilOutput(/listening on port (\d+)/);
    return await task((address, question) => send(`http://127.0.0.1:${port}`, address, question));
  } finally {
    await program.stop();
    await rm(root, {recursive: true, force: true});
  }
}

/** The Bun of the release which a server is of, and the file of its command. */
async function commandBeside(server: StartedServer): Promise<[bun: string, file: string]> {
  const packages = path.join(folderOf(server), 'node_modules');
  const [bun] = await readdir(path.join(packages, '@oven')).catch(() => []);
  if (bun === undefined) throw new NotObservable('There is no Bun for this machine.');
  return [`${packages}/@oven/${bun}/bin/bun`, `${packages}/@elizaos/cli/dist/index.js`];
}

async function ended(program: RunningProgram): Promise<ReleaseClientRun> {
  const timer = setTimeout(() => program.signal('SIGKILL'), timeoutMs);
  const exitCode = await program.ended;
  clearTimeout(timer);
  return {exitCode, output: program.output().trim()};
}

function folderOf({folder}: StartedServer): string {
  if (folder === undefined || !hasClients(folder)) {
    throw new NotObservable('Its clients could not be installed.');
  }
  return folder;
}
