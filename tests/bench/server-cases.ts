import path from 'node:path';

/** One request, sent to one server as fast as it answers. */
export interface Case {
  name: string;
  /** The file that starts the server, from the project's root. */
  program: string;
  variables: Readonly<Record<string, string>>;
  method: 'GET' | 'OPTIONS';
  headers: Readonly<Record<string, string>>;
  /** What each answer has to be; another one ends the benchmark. */
  status: number;
}

/** The case that all others are compared with. */
export const baseline = 'Bare Express';

const key = 'PjEeyzPm6fJ0Vz4h8Yt0pIzqkBFPZDPrXjbEU3c4o1E=';
const noLimit = {RATE_LIMIT_MAX: '1000000000', FAILED_ATTEMPTS_MAX: '1000000000'};
const right = {'X-API-KEY': key};
const wrong = {'X-API-KEY': `${key.slice(0, -2)}A=`};

function compared(name: string, file: string, headers = {}): Case {
  const program = path.join('tests/bench/servers', file);
  return {name, program, variables: keyed, method: 'GET', headers, status: 200};
}

const keyed = {ELIZA_SERVER_AUTH_TOKEN: key};

/** The reference server with everything that it does on a request: headers, CORS, limits, log and key check. */
function reference(name: string, rest: Partial<Case>): Case {
  const program = 'examples/server/main.ts';
  const variables = {...keyed, ...noLimit, SERVER_PORT: '0'};
  return {name, program, variables, method: 'GET', headers: right, status: 200, ...rest};
}

/** What is measured, in the order in which the table shows it. */
export const cases: readonly Case[] = [
  compared('node:http', 'node-http.ts'),
  compared('Fastify', 'fastify.ts'),
  compared(baseline, 'express.ts'),
  compared('Express with its classes', 'express-classes.ts'),
  compared('Express with a naive check', 'express-naive.ts', right),
  reference('This server, right key', {}),
  reference('This server, wrong key', {headers: wrong, status: 401}),
  reference('This server, over the limit', {
    variables: {...keyed, ...noLimit, FAILED_ATTEMPTS_MAX: '1', SERVER_PORT: '0'},
    headers: wrong,
    status: 429,
  }),
  reference('This server, preflight', {
    method: 'OPTIONS',
    headers: {
      Origin: 'https://app.example.com',
      'Access-Control-Request-Method': 'GET',
      'Access-Control-Request-Headers': 'X-API-KEY',
    },
    status: 204,
  }),
];
