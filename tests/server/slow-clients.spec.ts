import {connect} from 'node:net';
import {expect, test} from '@playwright/test';
import type {Site} from '../../examples/server/site.ts';
import {timeoutMs} from '../../src/servers/http/http.ts';
import {exchangeRaw, rawRequest, statusLines} from '../../src/servers/http/raw.ts';
import {readStart, withReferenceServer} from '../../src/servers/reference-server.ts';
import {strongKey} from '../../src/servers/strong-key.ts';

const key = strongKey();
const impatient = {HEADERS_TIMEOUT: '1', REQUEST_TIMEOUT: '1', IDLE_TIMEOUT: '1'};
const variables = {ELIZA_SERVER_AUTH_TOKEN: key, ...impatient};
const body = ['Content-Type: application/json', 'Content-Length: 9', `X-API-KEY: ${key}`];

test('a client that sends a part of the request line or of a body and no more is answered 408 and cut off', async () => {
  await withReferenceServer({variables}, async ({url}) => {
    const parts = ['GET /api/age', rawRequest('POST', '/api/agents', body, '{')];
    const answers = await Promise.all(parts.map((part) => exchangeRaw(url, part)));
    expect(answers.map(statusLines)).toEqual([['408 Request Timeout'], ['408 Request Timeout']]);
  });
});

test('a client that sends a byte now and then is cut off as well', async () => {
  await withReferenceServer({variables}, async ({url}) => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    socket.on('error', () => undefined);
    let answer = '';
    socket.on('data', (part) => {
      answer += part.toString();
    });
    const closed = new Promise((resolve) => socket.once('close', resolve));
    const drip = setInterval(() => socket.write('G'), 100);
    await closed;
    clearInterval(drip);
    expect(answer).toMatch(/^HTTP\/1\.1 40[08] /);
  });
});

test('a test whose machine stands still for a while is not told that its client is too slow', () => {
  const start = readStart({});
  if (!start.ok) throw new Error(start.problems.join('\n'));
  const {headers, request} = start.config.timeouts;
  expect(Math.min(headers, request) * 1000).toBeGreaterThan(timeoutMs());
});

test('a connection without a further request is closed', async () => {
  await withReferenceServer({variables}, async ({url}) => {
    const request = rawRequest('GET', '/healthz').replace('close', 'keep-alive');
    expect(statusLines(await exchangeRaw(url, request))).toEqual(['200 OK']);
  });
});

test('a client that does not read its answer is cut off', async () => {
  const size = 60_000_000;
  const site: Site = () => (_request, response) => response.send(Buffer.alloc(size));
  await withReferenceServer({variables, site}, async ({url, log}) => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    socket.on('error', () => undefined);
    socket.write(rawRequest('GET', '/large'));
    socket.pause();
    // Longer than the server waits: twice a request's time-out and a second, as Node.js counts it.
    await new Promise((resolve) => setTimeout(resolve, 5500));
    let received = 0;
    socket.on('data', (part) => {
      received += part.length;
    });
    const closed = new Promise((resolve) => socket.once('close', resolve));
    socket.resume();
    await closed;
    expect(received).toBeLessThan(size);
    expect(log().join('\n')).not.toContain('ERROR');
  });
});
