import {rawRequest} from '../../src/servers/http/raw.ts';

const agents = '/api/agents';

/** Requests that a client sends over and over without reading a response, each kind by what it makes a server hold. */
export const floods: Readonly<Record<string, string>> = {
  health: kept(rawRequest('GET', '/healthz')),
  'wrong keys': kept(rawRequest('GET', agents, ['X-API-KEY: wrong'])),
  'long headers': kept(rawRequest('GET', '/healthz', [`X-A: ${'x'.repeat(15_000)}`])),
  'many headers': kept(rawRequest('GET', '/healthz', Array<string>(190).fill('a: b'))),
  bodies: kept(rawRequest('POST', agents, ['Content-Length: 15000'], 'x'.repeat(15_000))),
};

function kept(request: string): string {
  return request.replace('Connection: close', 'Connection: keep-alive');
}

const methods = ['GET', 'GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'TRACE', 'CONNECT', 'X'];
const paths = [
  agents,
  '/api',
  '/api/unknown',
  '/',
  '/healthz',
  '/%61pi',
  '//api',
  '/..%2f',
  '*',
  '',
];
const headers = [
  'X-API-KEY: wrong',
  'X-API-KEY:',
  'Host: other',
  'Origin: https://app.example.com',
  'Access-Control-Request-Method: GET',
  'Accept-Encoding: gzip;q=0, br, *;q=0.1',
  'Content-Type: application/json',
  'Transfer-Encoding: chunked',
  'Transfer-Encoding: gzip, chunked',
  'Content-Length: 5',
  'Content-Length: 100000000000',
  'Expect: 100-continue',
  'Expect: anything',
  'Upgrade: websocket',
  'Connection: Upgrade',
  'Range: bytes=0-0,2-3',
  'If-None-Match: *',
  'X-Forwarded-For: 192.0.2.1',
  'Trailer: X-API-KEY',
];

/** A request as no client sends it, or no request at all, as the random numbers have it. */
export function randomRequest(random: () => number): Buffer {
  const pick = <Item>(items: readonly Item[]) => items[Math.floor(random() * items.length)] as Item;
  const bytes = (most: number) =>
    Buffer.from(
      Array.from({length: Math.floor(random() * most)}, () => Math.floor(random() * 256)),
    );
  if (random() < 0.1) return bytes(2000);
  const path = pick(paths) + 'x'.repeat(random() < 0.1 ? Math.floor(random() * 20_000) : 0);
  const count = random() < 0.1 ? 300 : Math.floor(random() * 8);
  const lines = Array.from({length: count}, () => pick(headers));
  const request = rawRequest(pick(methods), path, lines);
  return Buffer.concat([
    Buffer.from(request, 'latin1'),
    random() < 0.3 ? bytes(3000) : Buffer.of(),
  ]);
}
