import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import type {RequestListener} from 'node:http';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {Writable} from 'node:stream';
import {setImmediate as nextTurn} from 'node:timers/promises';
import type {Config} from '../../examples/server/config.ts';
import {readEnvironment} from '../../examples/server/environment.ts';
import {open} from '../../examples/server/run.ts';
import type {Site} from '../../examples/server/site.ts';
import {type Answer, type Question, send} from './http/http.ts';
import {type Start as AnyStart, type StartedServer, StartRefused} from './launcher.ts';
import {strongKey} from './strong-key.ts';

/** The reference server as tests start it. */
export interface ReferenceServer extends StartedServer {
  log(): string[];
}

/** What the reference server finds when it starts. */
export interface Start extends AnyStart {
  /** What stands beside the API. */
  site?: Site;
  /** Sees each request before the server does. */
  onRequest?: RequestListener;
}

/** Limits that no test reaches which is not about them. */
export const generousLimits = {RATE_LIMIT_MAX: '1000000', FAILED_ATTEMPTS_MAX: '1000000'};

/**
 * What a start has whose test does not say otherwise. The server waits longer for a request than the client for its
 * response: this process is both, and where the machine stands still for a while, the client is not too slow.
 */
const usualVariables = {SERVER_PORT: '0', LOG_LEVEL: 'debug', HEADERS_TIMEOUT: '30'};

type AnswerListener = (asked: {method: string; path: string}, answer: Answer) => void;

let listener: AnswerListener | undefined;

/** Tells of each answer that tests get from a reference server of this process. What it throws, the test gets. */
export function onEachAnswer(listen: AnswerListener): void {
  listener = listen;
}

/** Starts the reference server in this process, on a free port of 127.0.0.1 unless the variables say otherwise. */
export async function startReferenceServer(start: Start = {}): Promise<ReferenceServer> {
  const result = readStart(start);
  if (!result.ok) throw new StartRefused(result.problems);
  const {config} = result;
  const output = new MemoryOutput();
  const opened = await open(config, output, start.site);
  if (!opened.ok) throw new StartRefused([opened.problem]);

  // What is logged goes out in the next turn of the event loop.
  await nextTurn();
  const {server, url} = opened.listening;
  if (start.onRequest) server.prependListener('request', start.onRequest);
  const key = config.key ?? '';
  const askLogged = async (path: string, question?: Question) => {
    const answer = await send(url, path, question);
    await nextTurn();
    listener?.({method: question?.method ?? 'GET', path}, answer);
    return answer;
  };
  return {
    url,
    key,
    address: new URL(url).hostname,
    ask: askLogged,
    askWithKey: (path, question = {}) =>
      askLogged(path, {...question, headers: {...question.headers, 'X-API-KEY': key}}),
    log: () => output.lines(),
    stop: () =>
      new Promise((resolve) => {
        opened.release();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Gives a task a reference server of its own, and stops it in the end. */
export async function withReferenceServer<Result>(
  start: Start,
  task: (server: ReferenceServer) => Promise<Result>,
): Promise<Result> {
  const server = await startReferenceServer(start);
  try {
    return await task(server);
  } finally {
    await server.stop();
  }
}

/** Gives a task a reference server that has a key and these variables, and counts nothing yet. */
export function withKeyedServer<Result>(
  variables: Record<string, string>,
  task: (server: ReferenceServer) => Promise<Result>,
  start: Start = {},
): Promise<Result> {
  const keyed = {ELIZA_SERVER_AUTH_TOKEN: strongKey(), ...variables};
  return withReferenceServer({...start, variables: keyed}, task);
}

/** The lines in which the reference server says why it does not start; none where it does. */
export async function refusalOf(start: Start): Promise<string[]> {
  const result = readStart(start);
  if (!result.ok) return result.problems;
  const opened = await open(result.config, new MemoryOutput(), start.site);
  if (!opened.ok) return [opened.problem];
  opened.listening.server.close();
  opened.release();
  return [];
}

/** The configuration that the server reads at this start. */
export function readStart({
  variables = {},
  envFile,
}: Start): {ok: true; config: Config} | {ok: false; problems: string[]} {
  if (envFile === undefined) {
    const exported = {...usualVariables, ...variables};
    return readEnvironment(path.join(tmpdir(), 'no-such-folder'), exported);
  }
  const exported = {SERVER_PORT: '0', ...variables};
  const folder = mkdtempSync(path.join(tmpdir(), 'reference-server-'));
  try {
    writeFileSync(path.join(folder, '.env'), envFile);
    return readEnvironment(folder, exported);
  } finally {
    rmSync(folder, {recursive: true});
  }
}

class MemoryOutput extends Writable {
  private text = '';

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.text += chunk.toString('utf8');
    done();
  }

  lines(): string[] {
    return this.text.split('\n').filter((line) => line !== '');
  }
}
