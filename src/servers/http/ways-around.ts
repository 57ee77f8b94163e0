import {rawRequest} from './raw.ts';

/** A request that might get around the check, as bytes. The right key stands in it only where it must not count. */
export type WayAround = (key: string) => string | Buffer;

const agents = '/api/agents';

/** Other spellings of the path, each asked for by GET without a key. */
export const spellings: readonly string[] = [
  '//api/agents',
  '/API/agents',
  '/api/../api/agents',
  '/%2e%2e/api/agents',
  '/%61pi/agents',
  '/api%2fagents',
  '/api//agents',
  '/api/agents.',
  '/api/agents/',
  '/api/agents?page=1',
  '/healthz/../api/agents',
  'http://localhost/api/agents',
  'x://http:80/api/agents',
  'api/agents',
];

/** Other ways, by the names that the page gives them. */
export const otherWays: Readonly<Record<string, WayAround>> = {
  'X-HTTP-Method-Override: OPTIONS': () =>
    rawRequest('GET', agents, ['X-HTTP-Method-Override: OPTIONS']),
  'X-Original-URL: /healthz': () => rawRequest('GET', agents, ['X-Original-URL: /healthz']),
  'X-Forwarded-For: 127.0.0.1': () => rawRequest('GET', agents, ['X-Forwarded-For: 127.0.0.1']),
  'the method HEAD': () => rawRequest('HEAD', agents),
  'the method TRACE': () => rawRequest('TRACE', agents),
  'a method that does not exist': () => rawRequest('LIST', agents),
  'X-API-KEY twice, both with the right key': (key) =>
    rawRequest('GET', agents, [`X-API-KEY: ${key}`, `X-API-KEY: ${key}`]),
  'the right key in the query string': (key) =>
    rawRequest('GET', `${agents}?X-API-KEY=${encodeURIComponent(key)}`),
  'the right key in X_API_KEY': (key) => rawRequest('GET', agents, [`X_API_KEY: ${key}`]),
  'a key of 20,000 characters': () =>
    rawRequest('GET', agents, [`X-API-KEY: ${'x'.repeat(20_000)}`]),
  'the right key and a letter beyond ASCII': (key) =>
    Buffer.from(rawRequest('GET', agents, [`X-API-KEY: ${key}é`])),
  'the right key and a control character': (key) =>
    rawRequest('GET', agents, [`X-API-KEY: ${key}\u0001`]),
  'Expect with an unknown expectation': () => rawRequest('GET', agents, ['Expect: anything']),
  'Transfer-Encoding together with Content-Length': () =>
    `POST ${agents} HTTP/1.1\r\nHost: localhost\r\nContent-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET ${agents} HTTP/1.1\r\nHost: localhost\r\n\r\n`,
  'a transfer coding that the server does not know': () =>
    rawRequest('POST', agents, ['Transfer-Encoding: gzip, chunked'], '0\r\n\r\n'),
  'Host twice': () => rawRequest('GET', agents, ['Host: localhost']),
  'Host with a space in its value': () => withHost('Host: local host'),
  'no Host': () => rawRequest('GET', agents).replace('Host: localhost\r\n', ''),
  'no Host, in HTTP/1.0': () => `GET ${agents} HTTP/1.0\r\n\r\n`,
  'the method CONNECT': () => rawRequest('CONNECT', 'localhost:80'),
  'the method CONNECT right behind another request': () =>
    `GET ${agents} HTTP/1.1\r\nHost: localhost\r\n\r\n${rawRequest('CONNECT', 'localhost:80')}`,
  'X-API-KEY twice, with 998 other headers between': (key) => {
    const others = Array<string>(998).fill('X-Other: x');
    return rawRequest('GET', agents, [`X-API-KEY: ${key}`, ...others, `X-API-KEY: ${key}`]);
  },
};

/** A GET request for the agents with this header in the place of its own `Host`. */
export function withHost(header: string, others: string[] = []): string {
  return rawRequest('GET', agents, others).replace('Host: localhost', header);
}

/** Whether an answer holds data of the endpoint. */
export function holdsData(answer: string): boolean {
  return answer.includes('"agents"') || answer.includes('characterName');
}
