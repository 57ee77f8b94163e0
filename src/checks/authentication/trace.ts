import type {IncomingMessage, ServerResponse} from 'node:http';
import {arrowText} from '../../content/claim/sequence.ts';
import type {Question} from '../../servers/http/http.ts';
import {type ReferenceServer, withKeyedServer} from '../../servers/reference-server.ts';
import {strongKey} from '../../servers/strong-key.ts';

/** What a client can send in the header of the key. */
export type SentKey = 'valid' | 'invalid' | 'missing';

/** What the server really did with one request. */
export interface Trace {
  /** Each step as an arrow of a sequence diagram. */
  arrows: string[];
  statusLine: string;
  /** Whether the server read the header of the key, and whether an endpoint ran. */
  validated: boolean;
  reachedEndpoint: boolean;
}

/** What an Express request has beside Node's: the route that handles it, set when it is found. */
type Routed = IncomingMessage & {route?: unknown; originalUrl?: string};
type Answering = ServerResponse & {json?(body: unknown): unknown};

/**
 * Sends a request to a server of its own and writes down each step that the server takes.
 * @param header the header that carries the key
 */
export async function traceRequest(
  sent: SentKey,
  path: string,
  header: string,
  method = 'GET',
): Promise<Trace> {
  const arrows: string[] = [];
  const done = {validated: false, reachedEndpoint: false};
  const step = (from: string, arrow: string, to: string, label: string) =>
    arrows.push(arrowText({from, arrow, to, label}));

  const onRequest = (request: Routed, response: Answering) => {
    step('Client', '->>', 'Server', `${request.method} ${request.url}`);
    let sentData = false;
    onRead(request, header.toLowerCase(), () => {
      if (done.validated) return;
      done.validated = true;
      step('Server', '->>', 'Server', `Validate ${header}`);
    });
    Object.defineProperty(request, 'route', {
      set() {
        if (done.reachedEndpoint) return;
        done.reachedEndpoint = true;
        step('Server', '->>', 'API Endpoint', `${request.method} ${request.originalUrl}`);
      },
    });
    response.json = function json(this: Answering, body: unknown) {
      if (done.reachedEndpoint) {
        sentData = true;
        step('API Endpoint', '-->>', 'Server', 'Data');
      }
      return Object.getPrototypeOf(this).json.call(this, body);
    };
    response.once('finish', () => {
      const status = `${response.statusCode} ${response.statusMessage}`;
      step('Server', '-->>', 'Client', sentData ? `${status} and data` : status);
    });
  };

  const ask = async (server: ReferenceServer) => {
    const values = {valid: server.key, invalid: strongKey(), missing: undefined};
    const value = values[sent];
    const question: Question = {
      method,
      ...(value === undefined ? {} : {headers: {[header]: value}}),
    };
    const {statusLine} = await server.ask(path, question);
    await server.stop();
    return {arrows, statusLine, ...done};
  };
  return withKeyedServer({}, ask, {onRequest});
}

/** Calls back whenever a header of the request is read. */
function onRead(request: IncomingMessage, name: string, read: () => void): void {
  const headers = new Proxy(request.headers, {
    get(target, property, receiver) {
      if (property === name) read();
      return Reflect.get(target, property, receiver);
    },
  });
  Object.defineProperty(request, 'headers', {value: headers});
}
