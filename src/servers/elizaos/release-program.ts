import {cp, mkdir, rm} from 'node:fs/promises';
import {connect} from 'node:net';
import path from 'node:path';
import {setTimeout as delay} from 'node:timers/promises';
import {stripVTControlCharacters} from 'node:util';
import {freePort} from '../../machine/free-ports.ts';
import {type RunningProgram, startProgram} from '../../machine/program.ts';
import type {ProgramStart, ServerProgram} from '../launcher.ts';
import {programFolder} from '../program-folder.ts';
import {errorLine, type InstalledRelease, NotUsable} from './installed-release.ts';
import {stepsOf} from './releases.ts';

/** A released server as a program, which may not listen yet. */
export interface ReleaseProgram extends ServerProgram {
  /** The address that it wants to listen on, once it listens. */
  address(): string;
  /** The lines that it wrote. */
  lines(): string[];
  /** Ends it, and removes what it wrote. */
  remove(): Promise<void>;
}

/** How long a release may take until it listens, in milliseconds. */
const startTimeoutMs = 120_000;

/** How long it may take, once it cannot listen where it wants to, until it does so elsewhere or ends, in milliseconds. */
const otherPlaceTimeoutMs = 10_000;

/** What every release gets: unset or empty, it would report to an address of its makers. */
const quiet = {SENTRY_DSN: 'http://public@127.0.0.1:9/1'};

/**
 * Starts a release in a folder that holds nothing but the file of variables, with a database of its own, on a free port
 * of the loopback address unless the variables name one.
 */
export async function startRelease(
  {version, folder}: InstalledRelease,
  start: ProgramStart = {},
): Promise<ReleaseProgram> {
  const {variables = {}, envFile, plugin} = start;
  const {root, working} = await programFolder('release-', start);
  const data = path.join(root, 'data');
  const prepared = preparedData(folder);
  await cp(prepared, data, {recursive: true}).catch(() => mkdir(data, {recursive: true}));
  const namesPort = 'SERVER_PORT' in variables || String(envFile).includes('SERVER_PORT');
  const port = namesPort ? {} : {SERVER_PORT: String(await freePort())};
  const ofAgent = plugin === undefined ? [] : [JSON.stringify(plugin)];
  const args = [path.join(folder, 'serve.mjs'), data, stepsOf(version), ...ofAgent];
  const program = startProgram(process.execPath, args, {
    folder: working,
    variables: {...quiet, ...port, ...variables},
  });
  return asServer(program, root);
}

/** Starts a release once, so that its database is there for all later starts: without it each takes twice as long. */
export async function prepare(release: InstalledRelease): Promise<void> {
  const prepared = preparedData(release.folder);
  await rm(prepared, {recursive: true, force: true});
  const args = [path.join(release.folder, 'serve.mjs'), prepared, stepsOf(release.version)];
  const variables = {...quiet, SERVER_PORT: String(await freePort())};
  const program = startProgram(process.execPath, args, {folder: release.folder, variables});
  const server = asServer(program, undefined);
  try {
    await server.untilListening();
  } finally {
    await server.remove();
  }
}

/** Where the database of a release lies that no server has used since it was made ready. */
export function preparedData(folder: string): string {
  return path.join(folder, 'data');
}

function asServer(program: RunningProgram, root: string | undefined): ReleaseProgram {
  const lines = () =>
    stripVTControlCharacters(program.output())
      .split('\n')
      .filter((line) => line.trim() !== '' && !/^\[(asked|failed)\]/.test(line));
  const address = () => /^\[asked\] (.*)$/m.exec(program.output())?.[1] ?? '';
  return {
    ...program,
    output: () => `${lines().join('\n')}\n`,
    address,
    lines,
    untilListening: () => untilListening(program, address),
    stop: () => end(program),
    async remove() {
      await end(program);
      if (root !== undefined) await rm(root, {recursive: true, force: true});
    },
  };
}

/** Waits until the port that it names last takes a connection. */
async function untilListening(program: RunningProgram, address: () => string): Promise<string> {
  let until = performance.now() + startTimeoutMs;
  let failures = 0;
  let hasEnded = false;
  void program.ended.then(() => {
    hasEnded = true;
  });
  while (performance.now() < until) {
    if (hasEnded) throw new NotUsable(`It does not start: ${errorLine(program)}`);
    const {length} = failuresToListen(program);
    if (length > failures) until = performance.now() + otherPlaceTimeoutMs;
    failures = length;
    const [, port] = [...program.output().matchAll(/listening on port (\d+)/g)].at(-1) ?? [];
    const asked = address();
    const host = asked === '0.0.0.0' || asked === '::' ? '127.0.0.1' : asked;
    if (port !== undefined && (await takesConnections(host, Number(port)))) {
      return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
    }
    await delay(50);
  }
  const reason = failuresToListen(program).at(-1);
  if (reason !== undefined) {
    throw new NotUsable(`It cannot listen (${reason}), does not end, and logs nothing of it.`);
  }
  throw new NotUsable(`It does not answer within ${startTimeoutMs / 1000} seconds.`);
}

/** The codes of the errors for which it could not listen, in order. */
function failuresToListen(program: RunningProgram): string[] {
  return [...program.output().matchAll(/^\[failed\] (.*)$/gm)].map(([, code = '']) => code);
}

function takesConnections(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, host);
    const tell = (takes: boolean) => {
      socket.destroy();
      resolve(takes);
    };
    socket.on('connect', () => tell(true)).on('error', () => tell(false));
  });
}

/** Some releases take the signal and stay. */
async function end(program: RunningProgram): Promise<void> {
  program.signal('SIGTERM');
  await Promise.race([program.ended, delay(3000, undefined, {ref: false})]);
  program.signal('SIGKILL');
  await program.ended;
}
