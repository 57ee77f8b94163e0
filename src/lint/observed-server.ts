import {randomBytes} from 'node:crypto';
import {type IncomingMessage, type OutgoingHttpHeaders, request, type Server} from 'node:http';
import type {Logger} from '../../examples/server/logger.ts';

/** An answer, as far as it tells what the server knows. */
export interface ObservedAnswer {
  status: number;
  body: string;
}

/** A reference server, and what it was seen to do. */
export interface ObservedServer {
  /** The variables that it reads. */
  variables: readonly string[];
  /** The names of the headers that it read so far, in lower case, and those that it sent, as it wrote them. */
  headersRead: ReadonlySet<string>;
  headersSent: ReadonlySet<string>;
  /** The statuses that it answered with so far. */
  statuses: ReadonlySet<number>;
  /** Asks with the right key. */
  askWithKey(path: string, method?: string): Promise<ObservedAnswer>;
  stop(): Promise<void>;
}

const origin = 'https://app.example.com';

/** More characters than the server takes in a body. */
const largeBody = 200_000;
const noLogger: Logger = {
  debug: ignore,
  info: ignore,
  warn: ignore,
  error: ignore,
  isLevelEnabled: () => true,
};

/**
 * Starts the reference server in this process, on a free port, and asks for everything that it does in its own way.
 * Its code is loaded here, so that nothing else waits for it.
 */
export async function observeServer(): Promise<ObservedServer> {
  const [{readConfig, variableNames}, {createApp}, {openCounts}, {listen}] = await Promise.all([
    import('../../examples/server/config.ts'),
    import('../../examples/server/app.ts'),
    import('../../examples/server/counts.ts'),
    import('../../examples/server/listen.ts'),
  ]);
  const key = randomBytes(32).toString('hex');
  const read = readConfig({
    ELIZA_SERVER_AUTH_TOKEN: key,
    SERVER_PORT: '0',
    // With a list of origins and a trusted proxy it reads the headers of both.
    CORS_ORIGIN: origin,
    TRUST_PROXY: 'loopback',
    RATE_LIMIT_MAX: '1000000',
    FAILED_ATTEMPTS_MAX: '2',
  });
  if (!read.ok) throw new Error(read.problems.map(({message}) => message).join(' '));
  // Any folder serves as a site; in one without a page for what is not there, the server itself fails.
  const counts = await openCounts(read.config, noLogger);
  const app = createApp(read.config, counts, noLogger, import.meta.dirname);
  const opened = await listen(app, read.config, noLogger);
  if (!opened.ok) throw new Error(opened.problem);

  const {server, url} = opened.listening;
  const headersRead = new Set<string>();
  const headersSent = new Set<string>();
  const statuses = new Set<number>();
  server.prependListener('request', (message) => noteHeadersRead(message, headersRead));
  const ask = async (path: string, method: string, headers: OutgoingHttpHeaders, body = '') => {
    const {names, ...answer} = await askOnce(url + path, method, headers, body);
    for (const name of names) headersSent.add(name);
    statuses.add(answer.status);
    return answer;
  };
  const askWithKey = (path: string, method = 'GET') => ask(path, method, {'X-API-KEY': key});
  const observed: ObservedServer = {
    variables: variableNames,
    headersRead,
    headersSent,
    statuses,
    askWithKey,
    stop: () => stop(server),
  };

  try {
    await askWithKey('/api/agents');
    await askWithKey('/api/no-such-route');
    await ask('/api/agents', 'GET', {});
    // Another client, which comes to its limit; the one without a forwarded address goes on.
    for (let attempt = 1; attempt <= 3; attempt++) {
      await ask('/api/agents', 'GET', {'X-Forwarded-For': '192.0.2.1'});
    }
    const json = {'X-API-KEY': key, 'Content-Type': 'application/json'};
    for (const body of ['{', JSON.stringify('x'.repeat(largeBody))]) {
      await ask('/api/agents', 'POST', json, body);
    }
    await ask('/api/agents', 'OPTIONS', {
      Origin: origin,
      'Access-Control-Request-Method': 'GET',
      'Access-Control-Request-Headers': 'X-API-KEY',
    });
    await ask('/healthz', 'GET', {});
    await ask('/healthz', 'GET', {'If-None-Match': '*'});
    await ask('/observed-server.ts', 'GET', {});
    await ask('/no-such-file', 'GET', {});
    return observed;
  } catch (error) {
    await observed.stop();
    throw error;
  }
}

/** Notes which of its headers the server looks at. */
function noteHeadersRead(message: IncomingMessage, names: Set<string>): void {
  const headers = new Proxy(message.headers, {
    get(target, name, receiver) {
      if (typeof name === 'string') names.add(name);
      return Reflect.get(target, name, receiver);
    },
  });
  Object.defineProperty(message, 'headers', {value: headers});
}

function askOnce(
  url: string,
  method: string,
  headers: OutgoingHttpHeaders,
  body: string,
): Promise<ObservedAnswer & {names: string[]}> {
  return new Promise((resolve, reject) => {
    const asking = request(url, {method, headers, agent: false}, (response) => {
      const {statusCode: status = 0, rawHeaders} = response;
      const names = rawHeaders.filter((_text, place) => place % 2 === 0);
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (part: string) => {
        text += part;
      });
      response.on('error', reject);
      response.on('end', () => resolve({status, body: text, names}));
    });
    asking.on('error', reject);
    asking.end(body);
  });
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

function ignore(): void {}
