import {expect, test} from '@playwright/test';
import {compareRequests} from '../../src/clients/compare-requests.ts';
import type {RecordedRequest} from '../../src/servers/recorder.ts';

const request: RecordedRequest = {
  method: 'GET',
  path: '/api/agents',
  query: '',
  headers: {'x-api-key': 'key-1', accept: '*/*'},
  body: '',
};

interface Case {
  what: string;
  curl?: RecordedRequest[];
  typescript?: RecordedRequest[];
  python?: RecordedRequest[];
  failure: string[];
}

const cases: Case[] = [
  {what: 'three equal requests', failure: []},
  {
    what: 'headers that only say which program asks or how the connection works',
    curl: [
      withHeaders({
        'user-agent': 'curl/8',
        host: 'localhost:1',
        expect: '100-continue',
      }),
    ],
    typescript: [
      withHeaders({
        'user-agent': 'node',
        host: 'localhost:2',
        connection: 'keep-alive',
        'accept-encoding': 'br',
        'accept-language': '*',
        'sec-fetch-mode': 'cors',
        'transfer-encoding': 'chunked',
      }),
    ],
    python: [withHeaders({'content-length': '0'})],
    failure: [],
  },
  {
    what: 'a JSON body with other whitespace',
    curl: [{...request, body: '{"a":[1,2]}'}],
    typescript: [{...request, body: '{"a": [1, 2]}\n'}],
    python: [{...request, body: '{ "a": [1,2] }'}],
    failure: [],
  },
  {
    what: 'another method in one client',
    typescript: [{...request, method: 'POST'}],
    failure: [
      'examples/list: the clients do not send the same request',
      '       | curl | TypeScript | Python',
      '-------|------|------------|-------',
      'method | GET  | POST       | GET',
      'Mend examples/list/typescript.mts, or the two others, which agree.',
    ],
  },
  {
    what: 'another path, query, header and body, a header that is empty and one that is not sent',
    curl: [{...request, path: '/api/agent', query: 'all=1', body: 'a\n'}],
    typescript: [withHeaders({origin: ''})],
    python: [{...request, headers: {accept: '*/*'}}],
    failure: [
      'examples/list: the clients do not send the same request',
      '                 | curl       | TypeScript  | Python',
      '-----------------|------------|-------------|------------',
      'path             | /api/agent | /api/agents | /api/agents',
      'query            | all=1      | (none)      | (none)',
      'header origin    | (not sent) | (empty)     | (not sent)',
      'header x-api-key | key-1      | key-1       | (not sent)',
      'body             | a\\n        | (none)      | (none)',
      'Mend the clients in examples/list/ until they agree.',
    ],
  },
  {
    what: 'no request at all from one client',
    python: [],
    failure: [
      'examples/list: the clients do not send the same request',
      '          | curl            | TypeScript      | Python',
      '----------|-----------------|-----------------|-----------',
      'requests  | 1               | 1               | 0',
      'request 1 | GET /api/agents | GET /api/agents | (not sent)',
      'Mend examples/list/python.py, or the two others, which agree.',
    ],
  },
  {
    what: 'a request too many, and another first one',
    curl: [{...request, method: 'HEAD'}, request],
    failure: [
      'examples/list: the clients do not send the same request',
      '                  | curl            | TypeScript | Python',
      '------------------|-----------------|------------|-----------',
      'requests          | 2               | 1          | 1',
      'request 1, method | HEAD            | GET        | GET',
      'request 2         | GET /api/agents | (not sent) | (not sent)',
      'Mend examples/list/curl.sh, or the two others, which agree.',
    ],
  },
  {
    what: 'a difference deep in a long body, shown where it begins',
    curl: [{...request, body: `${'a'.repeat(100)}b${'c'.repeat(100)}`}],
    typescript: [{...request, body: `${'a'.repeat(100)}d`}],
    python: [{...request, body: `${'a'.repeat(100)}d`}],
    failure: [
      'examples/list: the clients do not send the same request',
      `     | curl${' '.repeat(58)} | TypeScript${' '.repeat(12)} | Python`,
      `-----|${'-'.repeat(64)}|${'-'.repeat(24)}|${'-'.repeat(23)}`,
      `body | …${'a'.repeat(20)}b${'c'.repeat(39)}… | …${'a'.repeat(20)}d | …${'a'.repeat(20)}d`,
      'Mend examples/list/curl.sh, or the two others, which agree.',
    ],
  },
];

for (const {what, failure, ...sent} of cases) {
  test(`${failure.length === 0 ? 'the same request:' : 'a table names'} ${what}`, () => {
    const requests = {curl: [request], typescript: [request], python: [request], ...sent};
    expect(compareRequests('list', requests)).toBe(
      failure.length === 0 ? undefined : failure.join('\n'),
    );
  });
}

function withHeaders(headers: Record<string, string>): RecordedRequest {
  return {...request, headers: {...request.headers, ...headers}};
}
