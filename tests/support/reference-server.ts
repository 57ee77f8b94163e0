import {randomBytes} from 'node:crypto';
import {Writable} from 'node:stream';
import {createApp} from '../../examples/server/app.ts';
import {readConfig} from '../../examples/server/config.ts';
import {listen} from '../../examples/server/listen.ts';
import {createLogger} from '../../examples/server/logger.ts';
import {type Answer, ask, type Question} from './http.ts';

/** A server that tests ask. */
export interface Target {
  url: string;
  /** The configured key; empty where authentication is disabled. */
  key: string;
  ask(path: string, question?: Question): Promise<Answer>;
  /** Asks with the right key. */
  askWithKey(path: string, question?: Question): Promise<Answer>;
  /** The lines that the server logged so far. */
  log(): string[];
  stop(): Promise<void>;
}

/** A key as the guide recommends it, another one in each run. */
export function strongKey(): string {
  return randomBytes(32).toString('base64');
}

/**
 * Starts the reference server in this process on a free port of 127.0.0.1.
 * @param variables what would stand in its environment
 */
export async function startReferenceServer(
  variables: Record<string, string> = {},
  siteDirectory?: string,
): Promise<Target> {
  const result = readConfig({SERVER_PORT: '0', LOG_LEVEL: 'debug', ...variables});
  if (!result.ok) {
    throw new Error(result.problems.map((problem) => Object.values(problem).join(' ')).join('\n'));
  }
  const {config} = result;
  const output = new MemoryOutput();
  const app = createApp(config, createLogger(config.logLevel, output), siteDirectory);
  const listening = await listen(app, config);
  if (!listening.ok) throw new Error(listening.problem);

  const {server, url} = listening.listening;
  const key = config.key ?? '';
  return {
    url,
    key,
    ask: (path, question) => ask(url, path, question),
    askWithKey: (path, question = {}) =>
      ask(url, path, {...question, headers: {...question.headers, 'X-API-KEY': key}}),
    log: () => output.lines(),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
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
