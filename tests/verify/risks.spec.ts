import {readFileSync} from 'node:fs';
import path from 'node:path';
import {expect, test} from '@playwright/test';
import {readPage} from '../../src/content/page/page.ts';
import {projectRoot} from '../../src/machine/project.ts';
import type {Answer} from '../../src/servers/http/http.ts';
import type {Recognition} from '../../src/verify/releases/recognize.ts';
import {risksOf} from '../../src/verify/risks/index.ts';
import type {RiskEvidence} from '../../src/verify/risks/risk.ts';

function answer(status: number, headers: Answer['headers'] = {}, body = '{}'): Answer {
  const [statusLine, asked] = [`${status} Some`, 'GET /api/agents with Origin: https://a.example'];
  return {status, statusLine, headers, asked, body, bytes: Buffer.of(), json: () => null};
}

function release(version: string): Recognition {
  return {kind: 'release', told: version, candidates: [version], says: ''};
}

const holds = {'1.6.5': {outcome: 'holds'}, '1.7.2': {outcome: 'holds'}} as const;

/** A server in which nothing is risky. */
const safe: RiskEvidence = {
  url: new URL('http://localhost:3000'),
  without: answer(401),
  preflight: answer(204),
  socket: '44{"message":"Invalid or missing API Key"}',
  file: answer(401),
  noPage: answer(200, {}, '<!doctype html>'),
  beyondFailures: undefined,
  recognition: {kind: 'unknown', candidates: [], says: ''},
  known: {
    versions: ['1.4.2', '1.6.5', '1.7.2'],
    claims: {
      'reference/versions/guessing': holds,
      'reference/versions/error-report': holds,
      'reference/versions/socket-closed': holds,
    },
  },
};

test('a server in which nothing is risky has no risks', () => {
  expect(risksOf(safe)).toEqual([]);
});

const echoed = {
  'access-control-allow-origin': 'https://a.example',
  'access-control-allow-credentials': 'true',
};

for (const [title, evidence, code, severity, seen] of [
  ['responds without a key', {without: answer(200)}, 'key-not-set', 'high', '200 Some'],
  ['lets a socket in', {socket: '40{"sid":"x"}'}, 'socket-open', 'high', '40{"sid":"x"}'],
  ['is elsewhere by HTTP', {url: new URL('http://a.example')}, 'plain-http', 'high', 'http://a'],
  [
    'has the route of files open',
    {file: answer(404, {}, '{"error":"File does not exist"}')},
    'open-files',
    'medium',
    'File does not exist',
  ],
  [
    'does not count wrong keys',
    {beyondFailures: answer(401)},
    'unlimited-guesses',
    'medium',
    '150 requests without the key',
  ],
  [
    'lets any origin in',
    {preflight: answer(204, echoed)},
    'any-origin',
    'medium',
    'Credentials: true',
  ],
  ['is old', {recognition: release('1.4.2')}, 'old-release', 'low', 'version 1.4.2'],
] as const) {
  test(`a server that ${title} has the risk ${code}`, () => {
    const risks = risksOf({...safe, ...evidence});
    expect(risks.map((risk) => [risk.code, risk.severity])).toEqual([[code, severity]]);
    expect(risks[0]?.seen).toContain(seen);
  });
}

for (const [title, evidence] of [
  ['there is HTML in place of the API', {without: answer(200, {}, '<!doctype html>')}],
  ['there is no Socket.IO', {socket: 'no Socket.IO: 404 Not Found'}],
  ['nobody could try Socket.IO', {socket: undefined}],
  ['HTTPS is spoken elsewhere', {url: new URL('https://a.example')}],
  ['a file is a page of the interface', {file: answer(200, {}, '<!doctype html>')}],
  [
    'a file is answered as any other path',
    {file: answer(404, {}, '{"error":"x"}'), noPage: answer(404, {}, '{"error":"x"}')},
  ],
  ['wrong keys meet a limit', {beyondFailures: answer(429)}],
  [
    'one origin is set',
    {preflight: answer(204, echoed), without: answer(401, {'access-control-allow-origin': 'x'})},
  ],
  [
    'credentials are not allowed',
    {preflight: answer(204, {...echoed, 'access-control-allow-credentials': 'false'})},
  ],
] as const) {
  test(`there is no risk where ${title}`, () => {
    expect(risksOf({...safe, ...evidence})).toEqual([]);
  });
}

test('what is known of a release is said as known, and what cannot be seen has no severity', () => {
  const risks = risksOf({...safe, recognition: release('1.7.2')});
  expect(risks.map(({code, severity}) => [code, severity])).toEqual([
    ['unlimited-guesses', 'medium'],
    ['error-reports', null],
  ]);
  expect(risks[0]?.seen).toContain('known of ElizaOS 1.7.2, not tried here');
});

test('a limit that a response tells of outweighs what is known of the release', () => {
  const without = answer(401, {'ratelimit-limit': '100'});
  const risks = risksOf({...safe, without, recognition: release('1.7.2')});
  expect(risks.map(({code}) => code)).toEqual(['error-reports']);
});

test('a release that knows no key for Socket.IO gets a fix that works there', () => {
  const fixes = ['1.4.2', '1.7.2'].map((version) => {
    const [risk] = risksOf({...safe, socket: '40{}', recognition: release(version)});
    return risk?.fix;
  });
  expect(fixes[0]).toContain('in a proxy');
  expect(fixes[1]).toContain('Set SERVER_API_KEY');
});

test('every risk names a section that there is', () => {
  const risks = risksOf({
    ...safe,
    url: new URL('http://a.example'),
    without: answer(200),
    preflight: answer(204, echoed),
    socket: '40{}',
    file: answer(404, {}, '{"error":"x"}'),
    beyondFailures: answer(401),
    recognition: {...release('1.4.2'), candidates: ['1.6.5']},
  });
  expect(risks).toHaveLength(8);
  for (const {section} of risks) {
    const [page = '', anchor = ''] = section.split('#');
    const file = `docs/${page}.mdx`;
    const result = readPage(file, readFileSync(path.join(projectRoot, file), 'utf8'));
    const anchors = result.ok ? result.page.anchors.map(({id}) => id) : [];
    expect(anchors, section).toContain(anchor);
  }
});
