import {type Launcher, type ProgramStart, type Start, StartRefused} from '../launcher.ts';
import {keyVariable, strongKey} from '../strong-key.ts';
import {type InstalledRelease, NotUsable} from './installed-release.ts';
import {startRelease} from './release-program.ts';
import {type RunningRelease, runningRelease} from './running-release.ts';

/** Starts a release for the checks. One that a check leaves as it was goes on to the next with the same settings. */
export interface ReleasePool {
  /**
   * What a check starts servers with.
   * @param ignored variables that are left out of every start
   */
  launcher(ignored?: ReadonlySet<string>): ReleaseLauncher;
  /** How often the release was started. */
  starts(): number;
  /** Ends all servers. */
  end(): Promise<void>;
}

/** Starts a release, and knows with which settings. */
export interface ReleaseLauncher extends Launcher {
  /** The variables that were set for the server that the check has now, beside the key. */
  settings(): readonly string[];
}

/** How many servers wait for another check at most; each takes 400 MB. */
const mostIdle = 6;

/** A pool of servers of one release. */
export function releasePool(release: InstalledRelease): ReleasePool {
  const idle: {settings: string; server: RunningRelease}[] = [];
  const running = new Set<RunningRelease>();
  const refusals = new Map<string, Promise<string[]>>();
  // One for all, so that the settings of two checks can be the same.
  const commonKey = strongKey();
  let starts = 0;

  const take = async (start: Start): Promise<RunningRelease> => {
    const settings = settingsOf(start);
    const place = idle.findIndex((one) => one.settings === settings);
    const [waiting] = place < 0 ? [] : idle.splice(place, 1);
    if (waiting) return waiting.server;
    starts++;
    const program = await startRelease(release, start);
    try {
      const server = await runningRelease(
        program,
        start.variables?.[keyVariable] ?? '',
        release.folder,
      );
      running.add(server);
      return server;
    } catch (error) {
      await program.remove();
      throw asRefused(error);
    }
  };
  const remove = async (server: RunningRelease) => {
    running.delete(server);
    await server.remove();
  };
  const giveBack = async (start: Start, server: RunningRelease) => {
    if (!(await server.isAsBefore())) return remove(server);
    idle.push({settings: settingsOf(start), server});
    const [oldest] = idle.length > mostIdle ? idle.splice(0, 1) : [];
    if (oldest) await remove(oldest.server);
  };
  const refusalOf = async (start: Start): Promise<string[]> => {
    try {
      await giveBack(start, await take(start));
      return [];
    } catch (error) {
      if (!(error instanceof StartRefused)) throw error;
      return [...error.lines];
    }
  };

  return {
    launcher(ignored = new Set()) {
      const inUse: string[][] = [];
      const within = async <Result>(start: Start, task: (start: Start) => Promise<Result>) => {
        const variables = Object.fromEntries(
          Object.entries(start.variables ?? {}).filter(([name]) => !ignored.has(name)),
        );
        inUse.push(Object.keys(variables).filter((name) => name !== keyVariable));
        try {
          return await task({...start, variables});
        } finally {
          inUse.pop();
        }
      };
      const withServer: Launcher['withServer'] = (given, task) =>
        within(given, async (start) => {
          const server = await take(start);
          try {
            return await task(server.lend());
          } finally {
            await giveBack(start, server);
          }
        });
      return {
        withServer,
        withKeyedServer: (variables, task) =>
          withServer({variables: {[keyVariable]: commonKey, ...variables}}, task),
        refusalOf: (given) =>
          within(given, (start) => {
            const settings = settingsOf(start);
            const known = refusals.get(settings) ?? refusalOf(start);
            refusals.set(settings, known);
            return known;
          }),
        withProgram: (given: ProgramStart, task) =>
          within(given, async (start) => {
            starts++;
            const program = await startRelease(release, {...given, ...start});
            try {
              const untilListening = () =>
                program.untilListening().catch((error) => Promise.reject(asRefused(error)));
              return await task({...program, untilListening});
            } finally {
              await program.remove();
            }
          }),
        settings: () => inUse.at(-1) ?? [],
      };
    },
    starts: () => starts,
    async end() {
      await Promise.all([...running].map(remove));
    },
  };
}

/** What a check learns where a release does not start. */
function asRefused(error: unknown): unknown {
  return error instanceof NotUsable ? new StartRefused([error.message]) : error;
}

function settingsOf({variables = {}, envFile, plugin}: Start): string {
  return JSON.stringify([Object.entries(variables).sort(), envFile && String(envFile), plugin]);
}
