import {STATUS_CODES} from 'node:http';
import {expect, test} from '@playwright/test';
import {addressSpaceOf, isNearer} from '../../src/components/settings/address-space.ts';
import {readBaseUrl} from '../../src/components/settings/read-settings.ts';
import {shownBody} from '../../src/components/try-it/body.ts';
import {explain, startCommand} from '../../src/components/try-it/explain.ts';
import {kindsOf} from '../../src/components/try-it/kinds.ts';
import {outgoing, wrongKey} from '../../src/components/try-it/outgoing.ts';
import {isMixedContent, send} from '../../src/components/try-it/send.ts';
import {statusText} from '../../src/components/try-it/status-text.ts';
import type {ExampleRequest} from '../../src/content/code/example-request.ts';
import {projectFiles} from '../../src/content/project-files.ts';
import {pageFiles} from '../../src/lint/check-project.ts';
import {projectRoot} from '../../src/machine/project.ts';

const files = projectFiles(projectRoot);
const target = 'http://localhost:3000';
const list: ExampleRequest = {method: 'GET', path: '/api/agents', key: 'test-key', headers: {}};
const health: ExampleRequest = {method: 'GET', path: '/healthz', headers: {}};
const preflight: ExampleRequest = {
  method: 'OPTIONS',
  path: '/api/agents',
  headers: {Origin: 'https://app.example.com', Accept: 'text/plain'},
};

test('until a key is entered, the request goes out with the key that the snippet shows', () => {
  const sent = outgoing(list, 'request', target, undefined);
  expect(sent).toMatchObject({key: 'shown', headers: {'X-API-KEY': 'test-key'}});
  expect(outgoing(list, 'request', target, 'my own').key).toBe('own');
});

test('the key goes out only with the request itself', () => {
  const key = 'my own';
  expect(outgoing(list, 'request', target, key).headers).toEqual({'X-API-KEY': key});
  expect(outgoing(list, 'wrong-key', target, key).headers).toEqual({'X-API-KEY': wrongKey});
  expect(outgoing(list, 'preflight', target, key).headers).toEqual({});
  expect(outgoing(list, 'no-key', target, key).headers).toEqual({});
  expect(outgoing(health, 'request', target, key).headers).toEqual({});
});

test('headers that only a browser may set are left out, and named', () => {
  expect(outgoing(preflight, 'request', target, undefined)).toMatchObject({
    method: 'OPTIONS',
    headers: {Accept: 'text/plain'},
    leftOut: ['Origin'],
  });
  const {method, leftOut} = outgoing(list, 'preflight', target, undefined);
  expect({method, count: leftOut.length}).toEqual({method: 'OPTIONS', count: 3});
});

test('a request without a key, a wrong key and a preflight are offered where a key is sent', () => {
  expect(kindsOf(list)).toEqual(['request', 'no-key', 'wrong-key', 'preflight']);
  expect(kindsOf(health)).toEqual(['request']);
  expect(kindsOf(preflight)).toEqual(['request']);
});

for (const [origin, asked, isMixed] of [
  ['https://docs.example.com', 'http://api.example.com', true],
  ['https://docs.example.com', 'https://api.example.com', false],
  ['https://docs.example.com', 'http://localhost:3000', false],
  ['https://docs.example.com', 'http://127.0.0.1:3000', false],
  ['http://docs.example.com', 'http://api.example.com', false],
  // Chrome asks the reader, Firefox and Safari refuse it.
  ['https://docs.example.com', 'http://192.168.1.5:3000', false],
] as const) {
  test(`a page of ${origin} ${isMixed ? 'cannot' : 'can'} ask ${asked}`, () => {
    expect(isMixedContent(origin, asked)).toBe(isMixed);
  });
}

test('what a browser would block as mixed content is not sent, and the reader is told', async () => {
  const request = outgoing(list, 'request', 'http://api.example.com', 'my own');
  const outcome = await send(request, 'https://docs.example.com', new AbortController().signal);
  expect(outcome).toEqual({ok: false, code: 'mixed-content'});
  const docs = 'https://docs.example.com';
  const near = outgoing(list, 'request', 'http://192.168.1.5:3000', 'my own');
  expect(explain('mixed-content', near, docs).advice[0]?.sentence).toContain('curl');
  const {sentence, advice} = explain('mixed-content', request, docs);
  expect(sentence).toContain('http://api.example.com, which has no HTTPS');
  expect(advice.map(({link}) => link?.to)).toEqual(['/operate/behind-a-proxy#https']);
});

const entered: readonly {text: string; reading: object}[] = [
  {text: 'http://localhost:3000/', reading: {ok: true, value: 'http://localhost:3000'}},
  {
    text: 'http://localhost:3000/api',
    reading: {ok: true, value: 'http://localhost:3000', note: /^Read as http:\/\/localhost:3000,/},
  },
  {
    text: 'https://example.com/eliza/api/agents',
    reading: {ok: true, value: 'https://example.com/eliza', note: /adds its path under \/api/},
  },
  {text: 'https://example.com/apis', reading: {ok: true, value: 'https://example.com/apis'}},
  {text: 'localhost:3000', reading: {ok: false, problem: / http:\/\/localhost:3000$/}},
  {text: '192.168.1.5:3001', reading: {ok: false, problem: / http:\/\/192\.168\.1\.5:3001$/}},
  {text: 'api.example.com', reading: {ok: false, problem: / https:\/\/api\.example\.com$/}},
  {text: 'ftp://example.com', reading: {ok: false, problem: / http:\/\/localhost:3000$/}},
];

for (const {text, reading} of entered) {
  test(`a base URL is read as the reader meant it, or the way to write it is named: ${text}`, () => {
    const found: Record<string, unknown> = {...readBaseUrl(text)};
    expect(Object.keys(found).sort()).toEqual(Object.keys(reading).sort());
    for (const [name, value] of Object.entries(reading)) {
      if (value instanceof RegExp) expect(found[name]).toMatch(value);
      else expect(found[name]).toBe(value);
    }
  });
}

for (const [url, space] of [
  ['http://localhost:3000', 'loopback'],
  ['http://[::1]:3000', 'loopback'],
  ['http://10.0.0.5', 'local'],
  ['http://172.31.0.1', 'local'],
  ['http://172.32.0.1', 'public'],
  ['http://[fd12::1]', 'local'],
  ['http://eliza.local:3000', 'local'],
  ['https://api.example.com', 'public'],
] as const) {
  test(`${url} is an address of the space ${space}`, () => {
    expect(addressSpaceOf(url)).toBe(space);
    expect(isNearer(url, 'https://docs.example.com')).toBe(space !== 'public');
    expect(isNearer(url, 'http://localhost:3000')).toBe(false);
  });
}

test('the command that starts a server is the one of the quick start', () => {
  expect(files.read('docs/quick-start.mdx')?.split('\n')).toContain(startCommand);
});

test('a server elsewhere is not said to start by a command, and one on this machine may listen on another port', () => {
  const origin = 'https://docs.example.com';
  const elsewhere = outgoing(list, 'request', 'https://api.example.com', undefined);
  const there = explain('unreachable', elsewhere, origin).advice;
  expect(there.map(({command}) => command)).toEqual([undefined, undefined]);
  const here = explain('unreachable', outgoing(list, 'request', target, undefined), origin).advice;
  expect(here.map(({command}) => command)).toEqual([startCommand, undefined, undefined]);
  expect(here[1]?.sentence).toContain('takes the next free one');
});

test('what is not below /api is not said to depend on CORS_ORIGIN', () => {
  const request = outgoing(health, 'request', target, undefined);
  const [advice] = explain('cors', request, 'https://docs.example.com').advice;
  expect(advice?.sentence).not.toContain('CORS_ORIGIN');
  expect(advice?.sentence).toContain('only what is below /api');
});

test('every status that a page names has its phrase, where the answer brings none', () => {
  const texts = pageFiles(files).map((file) => files.read(file) ?? '');
  const named = texts.flatMap((text) => text.match(/\b[245]\d\d(?= [A-Z])/g) ?? []);
  expect(named.length).toBeGreaterThan(0);
  for (const status of new Set(named)) {
    // Node.js has kept the older name of 413.
    const phrase = status === '413' ? /^Payload Too Large$/ : STATUS_CODES[status];
    expect(statusText(Number(status), '')).toMatch(phrase ?? '');
  }
  expect(statusText(401, 'No')).toBe('No');
  expect(statusText(299, '')).toBe('');
});

test('JSON is indented, other text stays, and of a long body only the start is shown', () => {
  expect(shownBody('{"a":1}')).toEqual({body: '{\n  "a": 1\n}', isCut: false});
  expect(shownBody('<p>')).toEqual({body: '<p>', isCut: false});
  const {body, isCut} = shownBody('x'.repeat(30_000));
  expect({length: body.length, isCut}).toEqual({length: 20_000, isCut: true});
});
