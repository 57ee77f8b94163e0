import {Agent, type ClientRequest, type OutgoingHttpHeaders, request} from 'node:http';
import {setTimeout as pause} from 'node:timers/promises';

/** One kind of request, and what has to come of it. */
interface Kind {
  method: string;
  headers: OutgoingHttpHeaders;
  body?: string;
  /** The status of each answer; without one the client goes away before the answer. */
  status?: number;
}

/** What the load came to so far. */
export interface Tally {
  /** How many requests of each kind were answered; of aborted ones, how many were sent. */
  requests: Record<string, number>;
  /** What was wrong with an answer, one line each. */
  wrong: string[];
  errors: string[];
}

const agents = '/api/agents';

/** More than the server takes in a body, in bytes. */
const oversized = JSON.stringify('x'.repeat(150_000));

function kindsOf(key: string): Readonly<Record<string, Kind>> {
  const json = {'X-API-KEY': key, 'Content-Type': 'application/json'};
  return {
    valid: {method: 'GET', headers: {'X-API-KEY': key}, status: 200},
    invalid: {method: 'GET', headers: {'X-API-KEY': `${key.slice(1)}x`}, status: 401},
    preflight: {
      method: 'OPTIONS',
      headers: {Origin: 'https://app.example.com', 'Access-Control-Request-Method': 'GET'},
      status: 204,
    },
    oversized: {method: 'POST', headers: json, body: oversized, status: 413},
    aborted: {method: 'POST', headers: {...json, 'Content-Length': 100}, body: '{"cut":'},
  };
}

/** Which kind comes next: half of all requests are valid. */
const order = [
  ...Array<string>(10).fill('valid'),
  ...Array<string>(5).fill('invalid'),
  ...Array<string>(3).fill('preflight'),
  'oversized',
  'aborted',
];

/**
 * Sends requests of all kinds over so many connections until it is stopped. Each connection has one request under way
 * at a time.
 */
export async function mixedLoad(
  url: string,
  key: string,
  connections: number,
  tally: Tally,
  signal: AbortSignal,
): Promise<void> {
  const kinds = kindsOf(key);
  const connection = async (place: number) => {
    const agent = new Agent({keepAlive: true, maxSockets: 1});
    for (let turn = place; !signal.aborted; turn++) {
      const name = order[turn % order.length] ?? 'valid';
      const kind = kinds[name];
      if (!kind) continue;
      try {
        const status = await send(url, kind, agent);
        tally.requests[name] = (tally.requests[name] ?? 0) + 1;
        if (status !== kind.status) tally.wrong.push(`${name}: ${status}`);
      } catch (error) {
        tally.errors.push(`${name}: ${String(error)}`);
      }
    }
    agent.destroy();
  };
  await Promise.all(Array.from({length: connections}, (_, place) => connection(place)));
}

/** The status of the answer; `undefined` for a request that the client aborts. */
function send(url: string, kind: Kind, agent: Agent): Promise<number | undefined> {
  const {method, headers, body, status} = kind;
  return new Promise((resolve, reject) => {
    const asking = request(url + agents, {method, headers, agent}, (response) => {
      response.resume();
      response.once('error', reject);
      response.once('end', () => resolve(response.statusCode));
    });
    if (status === undefined) {
      abort(asking, body).then(() => resolve(undefined), reject);
      return;
    }
    asking.once('error', reject);
    asking.end(body);
  });
}

/** Sends a part of a request and goes away. */
async function abort(asking: ClientRequest, part = ''): Promise<void> {
  asking.on('error', () => undefined);
  asking.write(part);
  await pause(Math.random() * 20);
  asking.destroy();
}
