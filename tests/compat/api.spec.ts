import {expect, test} from '@playwright/test';
import {type ApiRequest, apiRequests} from '../../src/compat/api/requests.ts';
import {filled, keptOf, sameTogether, seenOf} from '../../src/compat/api/seen.ts';
import type {Answer} from '../../src/servers/http/http.ts';

const request: ApiRequest = {method: 'GET', path: '/api/agents/{agentId}'};

function answer(body: unknown, headers: Record<string, string> = {}): Answer {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return {
    ...{status: 200, statusLine: '200 OK', headers, body: text, bytes: Buffer.from(text)},
    ...{json: () => JSON.parse(text), asked: 'GET /'},
  };
}

test('a request gets the values of earlier responses in place of the names', () => {
  expect(filled('/a/{one}/b/{other}', {one: '1'})).toBe('/a/1/b/{other}');
});

test('every name in the table has a value when its request is sent', () => {
  const known = new Set<string>();
  for (const {method, path, values = {}, body = '', keeps = {}} of apiRequests) {
    const names = `${path}${JSON.stringify(body)}`.match(/(?<=\{)\w+(?=\})/g) ?? [];
    const without = names.filter((name) => !known.has(name) && !(name in values));
    expect(without, `${method} ${path}`).toEqual([]);
    for (const name of Object.keys(keeps)) known.add(name);
  }
});

test('a response gives values to later requests, and one without them says so', () => {
  const keeping = {...request, keeps: {agentId: 'data.id'}};
  expect(keptOf(keeping, answer({data: {id: 'a'}}))).toEqual({agentId: 'a'});
  expect(() => keptOf(keeping, answer('{}'))).toThrow(
    'GET /api/agents/{agentId} gave no data.id, but 200 OK: {}',
  );
});

for (const [what, body, steady] of [
  [
    'an id',
    {id: 'f03b60f7-e52b-0ce4-9ed1-e4f9fa511c45'},
    {id: '00000000-0000-4000-8000-000000000000'},
  ],
  ['a time', {at: '2026-11-28T21:23:13.820Z'}, {at: '2026-01-01T00:00:00.000Z'}],
  ['a time in milliseconds', {at: 1795900993433}, {at: 1767225600000}],
  ['how long it runs', {uptime: 42.003570597}, {uptime: 1000}],
  [
    'a time that is left',
    {timeRemaining: 1799903, isNear: false},
    {timeRemaining: 1000, isNear: false},
  ],
  ['what is encrypted', {KEY: `${'5a'.repeat(16)}:b5a01b9b`}, {KEY: 'ENCRYPTED'}],
  [
    'the lines of a stack',
    {stack: 'Error: "no"\n    at file:///work/index.js:1:2\n    at x', b: '\n'},
    {stack: 'Error: "no"', b: '\n'},
  ],
  ['a stack of one line', {stack: 'Error: no'}, {stack: 'Error: no'}],
  [
    'what Node.js says of JSON',
    {message: 'Expected } in JSON at position 1 (line 1 column 2)'},
    {message: 'Expected } in JSON at position 1'},
  ],
  ['what is no JSON', 'Unauthorized', 'Unauthorized'],
] as const) {
  test(`${what} is the same in each run`, () => {
    expect(seenOf(request, answer(body)).response.body).toEqual(steady);
  });
}

test('of the headers, those stay that tell a client something', () => {
  const headers = {
    date: 'today',
    'x-frame-options': 'SAMEORIGIN',
    'content-type': 'application/json',
    'ratelimit-limit': '1000',
    'ratelimit-remaining': '412',
    'ratelimit-reset': '7',
    'retry-after': '7',
    'access-control-allow-origin': '*',
  };
  expect(seenOf(request, answer('', headers))).toEqual({
    request: 'GET /api/agents/{agentId}',
    response: {
      status: 200,
      headers: {
        'content-type': 'application/json',
        'ratelimit-limit': '1000',
        'ratelimit-remaining': '999',
        'ratelimit-reset': '900',
        'retry-after': '900',
        'access-control-allow-origin': '*',
      },
    },
  });
});

test('requests that got the same response stand together, and what was sent stands by its request', () => {
  const values = {agentId: 'f03b60f7-e52b-0ce4-9ed1-e4f9fa511c45'};
  const post = {...request, method: 'POST', how: 'again', body: {id: '{agentId}'}};
  const all = [
    seenOf(request, answer({a: 1})),
    seenOf(request, answer({a: 2})),
    seenOf(post, answer({a: 1}), values),
  ];
  const [get, again] = ['GET /api/agents/{agentId}', 'POST /api/agents/{agentId}, again'];
  expect(sameTogether(all)).toEqual({
    sent: {[again]: {id: '00000000-0000-4000-8000-000000000000'}},
    responses: [
      {status: 200, headers: {}, body: {a: 1}, requests: [get, again]},
      {status: 200, headers: {}, body: {a: 2}, requests: [get]},
    ],
  });
});
