import type {Answer} from '../servers/http/http.ts';
import type {HeldResponse, WebSocketPlace} from '../servers/http/small-servers.ts';
import type {Launcher, StartedServer} from '../servers/launcher.ts';
import type {ReferenceServer} from '../servers/reference-server.ts';
import type {Target} from '../servers/target.ts';
import type {CheckContext} from './judge.ts';

/** What a check may ask that can be held against any server. */
export interface BlackBox {
  /** A server with a key. */
  server: Target;
  /** Gives a task the server as it is without a key: authentication is disabled. */
  withOpenServer<Result>(task: (server: Target) => Promise<Result>): Promise<Result>;
  /** Gives a task a server with its usual limits, at which nobody else fails. */
  withUsualLimits<Result>(task: (server: Target) => Promise<Result>): Promise<Result>;
  /** The answer to the first request with the right key that is one too many. */
  answerBeyondLimit(): Promise<Answer>;
  /**
   * The answer to the first request without the key after as many of them as may fail; where nobody counts them, the
   * last one to so many that this is certain.
   */
  answerBeyondFailures(): Promise<Answer>;
}

/** What a check may ask that starts servers and reads their logs, of whatever kind they are. */
export interface Startable extends BlackBox, Launcher {
  server: StartedServer;
  /** The server without a key: authentication is disabled. */
  openServer: StartedServer;
  /** What a server did at a request at which it fails itself, as by a defect, or by a file that it cannot write. */
  failure(): Promise<Failure>;
  /** Gives a task a server that has these variables, and a response that is larger than what sockets hold. */
  withLargeFile<Result>(
    variables: Record<string, string>,
    task: (large: LargeFile) => Promise<Result>,
  ): Promise<Result>;
  /** Gives a task a server that takes WebSockets. */
  withWebSockets<Result>(task: (server: WebSocketPlace) => Promise<Result>): Promise<Result>;
  /** Gives a task a server with a response that stops in its middle. */
  withHeldResponse<Result>(task: (held: HeldResponse) => Promise<Result>): Promise<Result>;
}

/** How a server failed. */
export interface Failure {
  answer: Answer;
  /** The lines that the server logged of it. */
  log: string[];
  /** The reason, in the words in which the server got it. */
  reason: string;
}

/** A server with a large file, at a path that needs no key. */
export interface LargeFile {
  server: StartedServer;
  path: string;
}

/** What Express finds at an error that is the client's mistake, such as a file that is not there. */
export const mistakeOfClient = {status: 404};

/** How large such a file is, in bytes: more than the sockets of both sides hold. */
export const largeFileBytes = 24_000_000;

/** What a check may ask that takes the reference server. */
export interface WhiteBox extends Startable {
  server: ReferenceServer;
  openServer: ReferenceServer;
  /** What the client gets where a defect comes up once the response has begun, and the lines that the server logged. */
  failureMidway(
    error?: typeof mistakeOfClient,
  ): Promise<{received: string; log: string[]; reason: string}>;
}

export type BlackBoxCheck = (context: CheckContext & BlackBox) => Promise<void>;
export type StartCheck = (context: CheckContext & Startable) => Promise<void>;
/** A check of what comes before a release, which starts servers of it by their variables. */
export type PreReleaseCheck = (
  context: CheckContext & Pick<Launcher, 'withServer'>,
) => Promise<void>;
export type WhiteBoxCheck = (context: CheckContext & WhiteBox) => Promise<void>;

/** Where a check stands, from the project's root. */
export interface CheckPlace {
  file: string;
  line: number;
  column: number;
}

/**
 * The check of a claim, its place, what it takes, and as a sentence why nobody can hold it against a server by its URL,
 * where that is so.
 */
export type RegisteredCheck = {place: CheckPlace} & (
  | {takes: 'responses'; needs: undefined; check: BlackBoxCheck}
  | {takes: 'starts'; needs: string; check: StartCheck}
  | {takes: 'release'; needs: string; check: StartCheck}
  | {takes: 'pre-release'; needs: string; check: PreReleaseCheck}
  | {takes: 'reference server'; needs: string; check: WhiteBoxCheck}
);

/** Thrown where a claim has a second check, which stands at this place. */
export class DoubledCheck extends Error {
  readonly place: CheckPlace;

  constructor(id: string, first: CheckPlace, second: CheckPlace) {
    super(
      `${first.file}:${first.line} has a check of claim "${id}" already: remove one of the two.`,
    );
    this.place = second;
  }
}

const registered = new Map<string, RegisteredCheck>();

/**
 * Registers the check of a claim. It takes the expected value out of the page and names none of its own, and it asks
 * nothing but the server that it is given, so that it can be held against any.
 * @param id page and claim, such as `authentication/refusal-status`
 */
export function claim(id: string, check: BlackBoxCheck): void {
  register(id, {takes: 'responses', needs: undefined, check, place: callerPlace()});
}

/**
 * Gives a `claim` for checks that start servers or read their logs, and that a release of ElizaOS can be held against.
 * @param needs what they take that a server does not show by its answers, as a sentence
 */
export function startClaim(needs: string): (id: string, check: StartCheck) => void {
  return (id, check) => register(id, {takes: 'starts', needs, check, place: callerPlace()});
}

/**
 * Registers the check of a claim about ElizaOS: it is held against releases, and never against the reference server.
 * @param id page and claim
 */
export function releaseClaim(id: string, check: StartCheck): void {
  const needs = 'It is about ElizaOS: a run against its releases holds it.';
  register(id, {takes: 'release', needs, check, place: callerPlace()});
}

/**
 * Registers the check of a claim about a version before a release, which is held against nothing else.
 * @param id page and claim
 */
export function preReleaseClaim(id: string, check: PreReleaseCheck): void {
  const needs = 'It is about a version before a release: a run against that one holds it.';
  register(id, {takes: 'pre-release', needs, check, place: callerPlace()});
}

/**
 * Gives a `claim` for checks of what only the reference server or this project has: its files, its process, its code.
 * @param needs what they take that no other server has, as a sentence
 */
export function whiteBoxClaim(needs: string): (id: string, check: WhiteBoxCheck) => void {
  return (id, check) =>
    register(id, {takes: 'reference server', needs, check, place: callerPlace()});
}

/** Every check that was registered, by the id of its claim. */
export function registeredChecks(): ReadonlyMap<string, RegisteredCheck> {
  return registered;
}

function register(id: string, check: RegisteredCheck): void {
  const first = registered.get(id);
  if (first) throw new DoubledCheck(id, first.place, check.place);
  registered.set(id, check);
}

/**
 * The place in a file of the checks from where `claim` was called. The packed command has no such files, and gets the
 * places with the pages.
 */
function callerPlace(): CheckPlace {
  const frame = /(src\/checks\/[^):]+):(\d+):(\d+)/.exec(new Error().stack ?? '');
  const [, file = 'src/checks', line = '1', column = '1'] = frame ?? [];
  return {file, line: Number(line), column: Number(column)};
}
