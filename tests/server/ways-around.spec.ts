import {exchangeRaw, rawRequest, statusLines} from '../../src/servers/http/raw.ts';
import {holdsData, otherWays, spellings} from '../../src/servers/http/ways-around.ts';
import {expect, test} from '../fixtures/fixtures.ts';

const agents = '/api/agents';
const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'TRACE', 'PROPFIND', 'QUERY'];

/** More spellings than the page lists, for proxies and frameworks of all kinds. */
const moreSpellings = [
  '/./api/agents',
  '/api/./agents',
  '/api/agents/.',
  '/api/agents/..',
  '/api/agents/..;/',
  '/api;/agents',
  '/api./agents',
  '/api\\agents',
  '\\api\\agents',
  '/api%5cagents',
  '/api%00/agents',
  '/api/agents%00',
  '/api/agents%20',
  '/api/agents%2f',
  '/%2fapi/agents',
  '/%2e/api/agents',
  '/..%2fapi/agents',
  '/api/%61gents',
  '/%2561pi/agents',
  '/api/agents#fragment',
  '/?/api/agents',
  '//localhost/api/agents',
  'HTTP://localhost/API/agents',
  'http://other.example/api/agents',
  'http://user@localhost/api/agents',
  'http:///api/agents',
  'http:api/agents',
  'ftp://localhost/api/agents',
  'localhost:80',
  '*',
];

for (const target of [...spellings, ...moreSpellings]) {
  test(`no method gets data from ${target} without the key`, async ({server}) => {
    for (const method of methods) {
      const answer = await exchangeRaw(server.url, rawRequest(method, target));
      expect(holdsData(answer), `${method} ${target}: ${answer}`).toBe(false);
      // What is not under /api in the server's reading is public.
      if (target.startsWith('/?')) continue;
      expect(statusLines(answer).join(), `${method} ${target}`).toMatch(/^40[0134] /);
    }
  });
}

const {'the method CONNECT right behind another request': connectBehind, ...answeredWays} =
  otherWays;

test('the method CONNECT right behind another request is not answered, and nor is that', async ({
  server,
}) => {
  expect(await exchangeRaw(server.url, connectBehind?.(server.key) ?? '')).toBe('');
});

for (const [name, way] of Object.entries(answeredWays)) {
  test(`${name} is answered once, without data`, async ({server}) => {
    const answer = await exchangeRaw(server.url, way(server.key));
    expect(statusLines(answer)).toHaveLength(1);
    expect(statusLines(answer)[0]).toMatch(/^(?:4\d\d|501) /);
    expect(holdsData(answer)).toBe(false);
  });
}

const smuggled = `GET ${agents} HTTP/1.1\r\nHost: localhost\r\n\r\n`;

for (const [what, headers, body] of [
  ['two lengths', ['Content-Length: 5', 'Content-Length: 0'], ''],
  ['a length that is no number', ['Content-Length: +5'], ''],
  ['a coding beside chunked', ['Transfer-Encoding: chunked, identity'], '0\r\n\r\n'],
  ['a coding with whitespace', ['Transfer-Encoding : chunked'], '0\r\n\r\n'],
  ['a folded header', ['X-API-KEY:', ' folded'], ''],
  ['a bare line feed in a header', ['X-A: 1\nX-B: 2'], ''],
  ['a bare carriage return in a header', ['X-A: 1\rX-B: 2'], ''],
  ['a chunk of a length that is no number', ['Transfer-Encoding: chunked'], 'x\r\n\r\n'],
] as const) {
  test(`a request hidden behind ${what} gets no data`, async ({server}) => {
    const key = `X-API-KEY: ${server.key}`;
    const first = rawRequest('POST', '/api/unknown', [...headers, key], body);
    const answer = await exchangeRaw(server.url, first.replace('close', 'keep-alive') + smuggled);
    expect(holdsData(answer), answer).toBe(false);
  });
}

test('of two requests on one connection, each needs the key', async ({server}) => {
  const first = rawRequest('GET', agents, [`X-API-KEY: ${server.key}`]);
  const second = rawRequest('GET', agents);
  const answer = await exchangeRaw(server.url, first.replace('close', 'keep-alive') + second);
  expect(statusLines(answer)).toEqual(['200 OK', '401 Unauthorized']);
});

test('OPTIONS reaches no endpoint, whatever its body and path', async ({server, openServer}) => {
  const json = 'Content-Type: application/json';
  for (const {url} of [server, openServer]) {
    for (const target of [agents, '/api', '/api/unknown', '/API/agents/', `${agents}?x=1`]) {
      for (const [headers, body] of [
        [[json, 'Content-Length: 9'], '{"name": '],
        [[json, 'Transfer-Encoding: chunked'], '2\r\n{}\r\n0\r\n\r\n'],
        [[json, 'Content-Length: 200000'], 'x'.repeat(200_000)],
      ] as const) {
        const answer = await exchangeRaw(url, rawRequest('OPTIONS', target, headers, body));
        expect(statusLines(answer), `${target} ${headers.join()}`).toEqual(['204 No Content']);
        expect(answer.split('\r\n\r\n')[1]).toBe('');
      }
    }
  }
});
