import {connect} from 'node:net';
import {setImmediate as nextTurn} from 'node:timers/promises';
import {exchangeRaw, rawRequest, statusLines} from '../../src/servers/http/raw.ts';
import {withReferenceServer} from '../../src/servers/reference-server.ts';
import {strongKey} from '../../src/servers/strong-key.ts';
import {expect, test} from '../fixtures/fixtures.ts';

const agents = '/api/agents';

function withHost(value: string): string {
  return rawRequest('GET', '/healthz').replace('Host: localhost', `Host: ${value}`);
}

for (const host of [
  'localhost',
  'LOCALHOST:3000',
  'a_b.example:',
  '127.0.0.1:80',
  '[::1]',
  '[::ffff:127.0.0.1]:3000',
  'a%20b',
  '',
]) {
  test(`the Host "${host}" is accepted`, async ({server}) => {
    expect(statusLines(await exchangeRaw(server.url, withHost(host)))).toEqual(['200 OK']);
  });
}

for (const host of [
  'local host',
  'localhost/path',
  'user@localhost',
  'localhost:80:80',
  'localhost:http',
  'a,b',
  '[::1',
  '::1',
  '[localhost]',
  'a%2',
  'bücher.example',
  'a"b',
  'a\\b',
]) {
  // A comma is a character of a name.
  const isName = host === 'a,b';
  test(`the Host "${host}" is ${isName ? 'accepted' : 'refused'}`, async ({server}) => {
    const response = await exchangeRaw(server.url, withHost(host));
    expect(statusLines(response)).toEqual([isName ? '200 OK' : '400 Bad Request']);
    if (!isName) expect(response).toContain('The Host header is malformed');
  });
}

for (const target of [agents, '/healthz', '/', '/unknown']) {
  for (const [what, request, status] of [
    ['two Host headers', rawRequest('GET', target, ['host: localhost']), 400],
    // With Host and Connection, one more than a request may have. Far more are refused by newer versions of Node.js itself.
    ['too many headers', rawRequest('GET', target, Array<string>(199).fill('X-A: 1')), 431],
    ['an unknown coding', rawRequest('POST', target, ['Transfer-Encoding: x, chunked']), 501],
  ] as const) {
    test(`${what} for ${target}: refused once, with the usual headers, kept by no cache`, async ({
      server,
    }) => {
      const response = await exchangeRaw(server.url, request + rawRequest('GET', target));
      expect(statusLines(response).map(Number.parseInt)).toEqual([status]);
      for (const line of ['X-Content-Type-Options: nosniff', 'Cache-Control: no-store']) {
        expect(response).toContain(`\r\n${line}\r\n`);
      }
    });
  }
}

for (const count of [200, 1000, 3000]) {
  test(`${count} headers beside the usual ones are refused, and none is dropped`, async ({
    server,
  }) => {
    const key = `X-API-KEY: ${server.key}`;
    const request = rawRequest('GET', agents, [...Array<string>(count).fill('a: b'), key]);
    expect(statusLines(await exchangeRaw(server.url, request))).toEqual([
      '431 Request Header Fields Too Large',
    ]);
  });
}

for (const coding of ['chunked', 'Chunked', 'CHUNKED']) {
  test(`the transfer coding ${coding} is known`, async ({server}) => {
    const headers = [`X-API-KEY: ${server.key}`, `Transfer-Encoding: ${coding}`];
    const request = rawRequest('POST', '/api/unknown', headers, '0\r\n\r\n');
    expect(statusLines(await exchangeRaw(server.url, request))).toEqual(['404 Not Found']);
  });
}

test('an address that a proxy adds behind a thousand headers counts, or the request is refused', async () => {
  const variables = {
    ELIZA_SERVER_AUTH_TOKEN: strongKey(),
    FAILED_ATTEMPTS_MAX: '1',
    TRUST_PROXY: 'loopback',
  };
  await withReferenceServer({variables}, async ({url, log}) => {
    const others = Array<string>(1000).fill('a: b');
    for (let forged = 1; forged <= 3; forged++) {
      const headers = [
        `X-Forwarded-For: 192.0.2.${forged}`,
        ...others,
        'X-Forwarded-For: 192.0.2.9',
      ];
      const response = await exchangeRaw(url, rawRequest('GET', agents, headers));
      expect(statusLines(response)).toEqual(['431 Request Header Fields Too Large']);
    }
    expect(log().join('\n')).not.toContain('Unauthorized');
  });
});

test('CONNECT gets one response, with the usual headers, and leaves a line in the log', async () => {
  await withReferenceServer({}, async ({url, log}) => {
    const request = rawRequest('CONNECT', 'example.com:443').replace('close', 'keep-alive');
    const response = await exchangeRaw(url, `${request}what goes through a tunnel`);
    expect(statusLines(response)).toEqual(['501 Not Implemented']);
    expect(response).toContain('\r\nX-Content-Type-Options: nosniff\r\n');
    await nextTurn();
    expect(log().at(-1)).toMatch(
      / DEBUG: CONNECT \/example\.com:443 501 in \d+ ms from 127\.0\.0\.1$/,
    );
  });
});

test('a client that resets its connection after CONNECT does no harm', async () => {
  await withReferenceServer({}, async (server) => {
    for (const before of ['', rawRequest('GET', '/healthz').replace('close', 'keep-alive')]) {
      const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
      socket.on('error', () => undefined);
      await new Promise((resolve) => {
        socket.write(`${before}${rawRequest('CONNECT', 'localhost:80')}`, resolve);
      });
      socket.resetAndDestroy();
    }
    expect((await server.ask('/healthz')).status).toBe(200);
  });
});
