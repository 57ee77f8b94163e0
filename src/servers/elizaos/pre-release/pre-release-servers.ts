import {rm} from 'node:fs/promises';
import path from 'node:path';
import {setTimeout as delay} from 'node:timers/promises';
import {type RunningProgram, startProgram} from '../../../machine/program.ts';
import {send} from '../../http/http.ts';
import type {Launcher, StartedServer} from '../../launcher.ts';
import {programFolder} from '../../program-folder.ts';
import {errorLine, type InstalledRelease, NotUsable} from '../installed-release.ts';

/** Starts the servers of a pre-release. */
export interface PreReleaseServers extends Pick<Launcher, 'withServer'> {
  /** The packages that stand-ins took the place of, once a server was started. */
  standIns(): string[];
}

/** How long a start may take, in milliseconds. */
const startTimeoutMs = 60_000;

/** Starts the servers of a pre-release, each in a temporary folder of its own, on the loopback address. */
export function preReleaseServers({folder}: InstalledRelease): PreReleaseServers {
  let standIns: string[] = [];
  return {
    async withServer(start, task) {
      const {root, working} = await programFolder('pre-release-', start);
      const program = startProgram(process.execPath, [path.join(folder, 'serve.mjs')], {
        folder: working,
        variables: {HOME: root, ELIZA_STATE_DIR: path.join(root, 'state'), ...start.variables},
      });
      try {
        const url = await untilListening(program);
        standIns = linesWith('[stand-in]', program).sort();
        return await task(serverOf(program, url, start.variables?.ELIZA_API_TOKEN ?? ''));
      } finally {
        program.signal('SIGKILL');
        await program.ended;
        await rm(root, {recursive: true, force: true});
      }
    },
    standIns: () => standIns,
  };
}

function serverOf(program: RunningProgram, url: string, key: string): StartedServer {
  const ask: StartedServer['ask'] = (path, question) => send(url, path, question);
  return {
    url,
    key,
    address: linesWith('[asked]', program)[0] ?? '',
    ask,
    askWithKey: (path, question = {}) =>
      ask(path, {...question, headers: {...question.headers, 'X-API-KEY': key}}),
    log: () => program.output().split('\n'),
    stop: () => program.stop(),
  };
}

/** Gives the base URL once the server listens. */
async function untilListening(program: RunningProgram): Promise<string> {
  const listens = program.untilOutput(/Listening on (http:\S+)/).catch(() => undefined);
  const timeout = new AbortController();
  const found = await Promise.race([
    listens,
    delay(startTimeoutMs, 'late' as const, {signal: timeout.signal}).catch(() => undefined),
  ]);
  timeout.abort();
  if (found === 'late') {
    throw new NotUsable(`It does not listen within ${startTimeoutMs / 1000} seconds.`);
  }
  const url = found?.[1];
  if (url === undefined) throw new NotUsable(`It does not start: ${errorLine(program)}`);
  return url;
}

/** What stands behind a mark in the lines of a program. */
function linesWith(mark: string, program: RunningProgram): string[] {
  return program
    .output()
    .split('\n')
    .filter((line) => line.startsWith(`${mark} `))
    .map((line) => line.slice(mark.length + 1));
}
