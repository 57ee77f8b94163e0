import type {RunningProgram} from '../machine/program.ts';
import type {Target} from './target.ts';

/** What a server finds when it starts. */
export interface Start {
  /** The exported variables. */
  variables?: Record<string, string>;
  /** The text of the `.env` file in the working directory, or its bytes. */
  envFile?: string | Uint8Array;
  /** A plugin of an agent that the server runs; the reference server has neither. */
  plugin?: PluginRoutes;
}

/** A plugin with routes, each of which responds to `GET`. */
export interface PluginRoutes {
  name: string;
  routes: readonly PluginRoute[];
}

/** A route of a plugin. It responds with the name of the plugin as JSON, unless it sends something else. */
export interface PluginRoute {
  path: string;
  public: boolean;
  /** This text, after which the response stays open; or this text as the end of the open one. */
  sends?: {begin: string} | {end: string};
}

/** What a server finds that is started as a program, in a folder that holds nothing else. */
export interface ProgramStart extends Start {
  /** Another name for the file of variables. */
  envFileName?: string;
  /** Makes something else in the place of the file of variables. */
  makeEnvFile?: (file: string) => unknown;
  /** The working directory, from the folder where the file lies. */
  folderOfServer?: string;
}

/** A server that was started for a check. */
export interface StartedServer extends Target {
  /** The address that it listens on, as its settings or its default name it. */
  address: string;
  /** Where it is installed, with the clients of its version, where it is a release. */
  folder?: string;
  /** The lines that the server logged so far, those of its start included. */
  log(): string[] | Promise<string[]>;
  stop(): Promise<void>;
}

/** A server as a program of its own. */
export interface ServerProgram extends RunningProgram {
  /**
   * Waits until the server listens, and gives its base URL. Rejects where it ends before: with a {@link StartRefused}
   * where something else than its output says why.
   */
  untilListening(): Promise<string>;
}

/**
 * Starts servers of one kind: the reference server, or a release of ElizaOS. What a check does through it, it can do with
 * each of them.
 */
export interface Launcher {
  /** Gives a task a server of its own, and stops it in the end. Throws a {@link StartRefused} where it does not start. */
  withServer<Result>(
    start: Start,
    task: (server: StartedServer) => Promise<Result>,
  ): Promise<Result>;
  /** Gives a task a server of its own that has a strong key and these variables. */
  withKeyedServer<Result>(
    variables: Record<string, string>,
    task: (server: StartedServer) => Promise<Result>,
  ): Promise<Result>;
  /** The lines in which the server says why it does not start; none where it does. */
  refusalOf(start: Start): Promise<string[]>;
  /** Gives a task the server as a program of its own, whether it starts or not, and ends it. */
  withProgram<Result>(
    start: ProgramStart,
    task: (program: ServerProgram) => Promise<Result>,
  ): Promise<Result>;
}

/** Thrown where a server that a check needs does not start; the message has what the server says. */
export class StartRefused extends Error {
  readonly lines: readonly string[];

  constructor(lines: readonly string[]) {
    super(`The server refuses to start: ${lines.join('\n')}`);
    this.lines = lines;
  }
}
