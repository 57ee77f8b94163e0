import {valuesOf} from '../../src/content/claim/claim.ts';
import {readPage} from '../../src/content/page/page.ts';
import {projectFiles} from '../../src/content/project-files.ts';
import {pageFiles} from '../../src/lint/check-project.ts';
import {contractFile} from '../../src/lint/read-vocabulary.ts';
import {projectRoot} from '../../src/machine/project.ts';
import type {Answer} from '../../src/servers/http/http.ts';
import {withReferenceServer} from '../../src/servers/reference-server.ts';
import {strongKey} from '../../src/servers/strong-key.ts';
import {contractFaults, isErrorBody} from '../fixtures/contract.ts';
import {lintFaults} from '../fixtures/description.ts';
import {expect, test} from '../fixtures/fixtures.ts';

test('the description of the API has no fault that a linter finds', async () => {
  expect(await lintFaults(contractFile)).toEqual([]);
});

test('each documented body of an error is as the description of the API says', () => {
  const files = projectFiles(projectRoot);
  const bodies = pageFiles(files).flatMap((file) => {
    const read = readPage(file, files.read(file) ?? '');
    const claims = read.ok ? read.page.claims : [];
    const ofReference = claims.filter(({releases}) => releases === undefined);
    return ofReference.flatMap(valuesOf).flatMap((value) => {
      const body = value.kind === 'block' ? parsed(value.text) : undefined;
      const status = statusOf(body);
      return status === undefined ? [] : [{place: `${file}:${value.line}`, status, body}];
    });
  });
  expect(new Set(bodies.map(({status}) => status))).toEqual(
    new Set([400, 401, 404, 413, 429, 500]),
  );
  for (const {place, status, body} of bodies) expect(isErrorBody(status, body), place).toBe(true);
});

test('the server answers each route as the description of the API says', async () => {
  const variables = {ELIZA_SERVER_AUTH_TOKEN: strongKey(), FAILED_ATTEMPTS_MAX: '9'};
  await withReferenceServer({variables}, async (server) => {
    const json = {'Content-Type': 'application/json'};
    const agent = '{"characterJson": {"name": "Beta"}}';
    const large = `"${'x'.repeat(200_000)}"`;
    const answers = [
      await server.askWithKey('/api/agents'),
      await server.askWithKey('/api/agents', {method: 'POST', headers: json, body: '{'}),
      await server.askWithKey('/api/agents', {method: 'POST', headers: json, body: agent}),
      await server.askWithKey('/api/agents', {method: 'POST'}),
      await server.askWithKey('/api/agents/0'),
      await server.askWithKey('/api/agents/b850bc30-45f8-0041-a00a-83df46d8555d'),
      await server.ask('/api/agents'),
      await server.askWithKey('/api/unknown'),
      await server.askWithKey('/api/unknown', {method: 'POST', headers: json, body: large}),
      await server.ask('/api/agents', {method: 'OPTIONS'}),
      await server.ask('/healthz'),
      await server.ask('/'),
    ];
    expect(answers.map(({status}) => status)).toEqual([
      200, 400, 201, 400, 404, 200, 401, 404, 413, 204, 200, 200,
    ]);
  });
});

const answer: Answer = {
  status: 401,
  statusLine: '401 Unauthorized',
  headers: {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
    'www-authenticate': 'ApiKey realm="ElizaOS API"',
    'ratelimit-policy': '100;w=900',
    'ratelimit-limit': '100',
    'ratelimit-remaining': '99',
    'ratelimit-reset': '900',
    'access-control-expose-headers':
      'RateLimit-Policy,RateLimit-Limit,RateLimit-Remaining,RateLimit-Reset,Retry-After',
  },
  body: JSON.stringify({status: 401, message: 'Unauthorized: Invalid or missing X-API-KEY'}),
  bytes: Buffer.from(''),
  json: () => undefined,
  asked: 'GET /api/agents',
};

test('an answer that is as described has no fault', () => {
  expect(contractFaults({method: 'GET', path: '/API/Agents/?page=1'}, answer)).toEqual([]);
});

for (const [what, change, says] of [
  ['a status that is not described', {status: 403}, 'has no 403'],
  ['a missing header', {headers: {...answer.headers, 'cache-control': undefined}}, 'is missing'],
  ['another value of a header', {headers: {...answer.headers, 'ratelimit-limit': 'x'}}, 'is x'],
  ['another type', {headers: {...answer.headers, 'content-type': 'text/html'}}, 'type text/html'],
  ['a field that is not described', {body: '{"status":401,"more":1}'}, 'the body is {"status"'],
] as const) {
  test(`${what} is a fault`, () => {
    const changed = {...answer, ...change} as Answer;
    const faults = contractFaults({method: 'GET', path: '/api/agents'}, changed);
    expect(faults.join('\n')).toContain(says);
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The status that the body of an error comes with. */
function statusOf(body: unknown): number | undefined {
  const {status, success, error} = Object(body);
  if (typeof status === 'number') return status;
  if (success !== false) return undefined;
  return error.code === 'RATE_LIMIT_EXCEEDED' ? 429 : error.code;
}
