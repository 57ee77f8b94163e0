import {setTimeout as delay} from 'node:timers/promises';
import {type Answer, send} from '../http/http.ts';
import type {StartedServer} from '../launcher.ts';
import type {ReleaseProgram} from './release-program.ts';

/** A release that listens, and that one check after the other may have. */
export interface RunningRelease {
  url: string;
  /** The key that it was given; empty where it has none. */
  key: string;
  /** What it does for the next check, whose log begins with the lines of the start. */
  lend(): StartedServer;
  /** Whether the last check has left it as it was: it runs, and its limits are far. */
  isAsBefore(): Promise<boolean>;
  remove(): Promise<void>;
}

/** How many requests a check may send that does not take a server of its own for it. */
const requestsOfOne = 300;

/** Waits until a release listens, and gives it. Rejects where it does not start. */
export async function runningRelease(
  program: ReleaseProgram,
  key: string,
  folder: string,
): Promise<RunningRelease> {
  const url = await program.untilListening();
  await untilQuiet(program);
  const atStart = program.lines().length;
  let isStopped = false;
  const askAgents = () => send(url, '/api/agents', {headers: {'X-API-KEY': key}});
  return {
    url,
    key,
    lend() {
      const before = program.lines().length;
      const ask: StartedServer['ask'] = (path, question) => send(url, path, question);
      return {
        url,
        key,
        address: program.address(),
        folder,
        ask,
        askWithKey: (path, question = {}) =>
          ask(path, {...question, headers: {...question.headers, 'X-API-KEY': key}}),
        async log() {
          await untilQuiet(program);
          const lines = program.lines();
          return [...lines.slice(0, atStart), ...lines.slice(before)];
        },
        async stop() {
          isStopped = true;
          await program.stop();
        },
      };
    },
    async isAsBefore() {
      if (isStopped) return false;
      const answer = await askAgents().catch(() => undefined);
      return answer !== undefined && requestsLeft(answer) > requestsOfOne;
    },
    remove: () => program.remove(),
  };
}

/** How many requests a client has left; 0 where the answer does not say. */
function requestsLeft({headers}: Answer): number {
  return Number(headers['ratelimit-remaining'] ?? 0);
}

/** What another process writes comes later than its response: it is there once nothing more comes for a moment. */
async function untilQuiet(program: ReleaseProgram): Promise<void> {
  const [momentMs, moments] = [60, 20];
  let before = -1;
  for (let moment = 0; moment < moments; moment++) {
    const now = program.lines().length;
    if (now === before) return;
    before = now;
    await delay(momentMs);
  }
}
