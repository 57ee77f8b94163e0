import {mkdtemp, readdir, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {NotObservable} from '../../machine/not-observable.ts';
import {type RunningProgram, startProgram} from '../../machine/program.ts';
import {hasClients} from '../../servers/elizaos/installed-clients.ts';
import type {Start, StartedServer} from '../../servers/launcher.ts';

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
export function runCommandBeside(
  server: StartedServer,
  line: string,
  variables: Record<string, string> = {},
): Promise<ReleaseClientRun> {
  return withCommandBeside(server, line, {variables}, ended);
}

/** The same for a command that goes on, in a folder of its own, which may have a file of variables. */
export async function withCommandBeside<Result>(
  server: StartedServer,
  line: string,
  {variables = {}, envFile}: Pick<Start, 'variables' | 'envFile'>,
  task: (program: RunningProgram) => Promise<Result>,
): Promise<Result> {
  const packages = path.join(folderOf(server), 'node_modules');
  const [bun] = await readdir(path.join(packages, '@oven')).catch(() => []);
  if (bun === undefined) throw new NotObservable('There is no Bun for this machine.');
  const home = await mkdtemp(path.join(tmpdir(), 'elizaos-command-'));
  const command = `'${packages}/@oven/${bun}/bin/bun' '${packages}/@elizaos/cli/dist/index.js'`;
  try {
    if (envFile !== undefined) await writeFile(path.join(home, '.env'), envFile);
    const code = `elizaos() { ${command} "$@"; }\n${line}`;
    const all = {...atHome, ...variables, HOME: home};
    const program = startProgram('bash', ['-c', code], {folder: home, variables: all});
    try {
      return await task(program);
    } finally {
      program.signal('SIGKILL');
      await program.ended;
    }
  } finally {
    await rm(home, {recursive: true, force: true});
  }
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
