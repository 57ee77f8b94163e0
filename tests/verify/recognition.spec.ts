import {expect, test} from '@playwright/test';
import type {Difference, ReleaseOutcome} from '../../src/records/compatibility.ts';
import type {Answer} from '../../src/servers/http/http.ts';
import type {KnownReleases} from '../../src/verify/releases/known-releases.ts';
import {
  expectationProblem,
  nearest,
  recognize,
  refusalClaim,
  type Signs,
  settled,
  toldVersion,
} from '../../src/verify/releases/recognize.ts';
import {settingsOf} from '../../src/verify/releases/settings.ts';
import {judgeDifferences} from '../../src/verify/releases/standing.ts';

const documented = '{"status": 401, "message": "Unauthorized"}';
const [json, text] = ['{"error":"API key required"}', 'Unauthorized: Invalid key'];

function refusing(seen: string): ReleaseOutcome {
  return {outcome: 'differs', differences: [{value: 0, documented, asked: 'GET /', seen}]};
}

const known: KnownReleases = {
  versions: ['1.2.0', '1.6.4', '1.6.5', '1.7.2'],
  claims: {
    [refusalClaim]: {
      '1.2.0': refusing(text),
      '1.6.4': refusing(text),
      '1.6.5': refusing(json),
      '1.7.2': refusing(json),
    },
  },
};

const nothing: Signs = {refusal: undefined, told: undefined, expected: undefined};

for (const [title, signs, kind, candidates, says] of [
  ['its version', {refusal: json, told: '1.7.2'}, 'release', ['1.7.2'], 'ElizaOS 1.7.2, as'],
  ['its version, without a key', {told: '1.6.5'}, 'release', ['1.6.5'], 'ElizaOS 1.6.5, as'],
  ['an unknown version', {refusal: json, told: '1.6.9'}, 'release', ['1.6.5'], 'not in the record'],
  ['a refusal in JSON', {refusal: json}, 'release', ['1.6.5', '1.7.2'], '1.6.5 or 1.7.2'],
  ['a refusal in text', {refusal: text}, 'release', ['1.2.0', '1.6.4'], '1.2.0 or 1.6.4'],
  ['the documented refusal', {refusal: documented}, 'reference', [], 'The reference server'],
  [
    'the documented refusal, in another form',
    {refusal: '{"message":"Unauthorized","status":401}'},
    'reference',
    [],
    'The reference server',
  ],
  ['another refusal', {refusal: '<html>'}, 'unknown', [], 'not recognized'],
  ['nothing', {}, 'unknown', [], 'not recognized'],
  ['--expect reference', {told: '1.7.2', expected: 'reference'}, 'reference', [], 'as --expect'],
  [
    '--expect and another version',
    {told: '1.7.2', expected: '1.6.5'},
    'release',
    ['1.6.5'],
    'The server itself says that it is 1.7.2.',
  ],
] as const) {
  test(`a server is recognized by ${title}`, () => {
    const recognition = recognize({...nothing, ...signs}, documented, known);
    expect(recognition).toMatchObject({kind, candidates});
    expect(recognition.says).toContain(says);
  });
}

test('of several releases, the one that a server is most like judges it', () => {
  const signs = {refusal: json, told: undefined, expected: undefined};
  const {candidates, says} = settled(recognize(signs, documented, known), '1.6.5');
  expect(candidates).toEqual(['1.6.5']);
  expect(says).toContain('Judged by ElizaOS 1.6.5, which it is most like');
});

for (const [version, judge] of [
  ['1.7.2', '1.7.2'],
  ['1.7.3-alpha.4', '1.7.2'],
  ['1.6.9', '1.6.5'],
  ['1.6.1', '1.7.2'],
  ['2.0.0', '1.7.2'],
  ['1.2.10', '1.2.0'],
] as const) {
  test(`version ${version} is judged by ${judge}`, () => {
    expect(nearest(version, known.versions)).toBe(judge);
  });
}

for (const [body, version] of [
  ['{"version":"1.7.2","source":"server"}', '1.7.2'],
  ['{"version":"1.7.3-alpha.4"}', '1.7.3-alpha.4'],
  ['{"version":"unknown"}', undefined],
  ['{"version":"1.7.2\\n::error::"}', undefined],
  ['{"version":1}', undefined],
  ['null', undefined],
  ['<html>', undefined],
] as const) {
  test(`the version in ${body} is ${version}`, () => {
    expect(toldVersion(body)).toBe(version);
  });
}

test('an expectation that is not in the record is refused by one line', () => {
  expect(expectationProblem('1.7.2', known)).toBeUndefined();
  expect(expectationProblem('reference', known)).toBeUndefined();
  expect(expectationProblem('1.7.1', known)).toBe(
    '--expect is "1.7.1": use reference, 1.2.0, 1.6.4, 1.6.5 or 1.7.2.',
  );
});

const difference: Difference = {value: 0, documented: '*', asked: 'GET /', seen: 'none'};
const differs: ReleaseOutcome = {outcome: 'differs', differences: [difference]};

for (const [title, outcome, seen, standing] of [
  ['as the release does', differs, [difference], 'as-release'],
  ['something else than the release', differs, [{...difference, seen: 'other'}], 'differs'],
  ['more than the release', differs, [difference, {...difference, value: 1}], 'differs'],
  ['where the release does as documented', {outcome: 'holds'}, [difference], 'differs'],
  [
    'where the release has no such thing',
    {outcome: 'no-such-thing'},
    [difference],
    'no-such-thing',
  ],
  ['where nobody knows the release', undefined, [difference], 'not-known'],
] as const) {
  test(`a server that differs ${title} stands as ${standing}`, () => {
    const judge = {outcome: outcome as ReleaseOutcome | undefined, hasRelease: true, settings: []};
    expect(judgeDifferences('fix/cors-errors/any-origin', seen, judge).standing).toBe(standing);
  });
}

test('without a release the guide alone judges', () => {
  const judge = {outcome: undefined, hasRelease: false, settings: []};
  expect(judgeDifferences('fix/cors-errors/any-origin', [difference], judge).standing).toBe(
    'differs',
  );
});

function answer(headers: Answer['headers'], status = 401): Answer {
  const statusLine = `${status} ${status === 403 ? 'Forbidden' : 'Some'}`;
  const asked = 'GET /';
  return {status, statusLine, headers, asked, body: '', bytes: Buffer.of(), json: () => null};
}

for (const [title, headers, id, seen, isExplained] of [
  [
    'one origin',
    {'access-control-allow-origin': 'https://a'},
    'fix/cors-errors/any-origin',
    'https://a',
    true,
  ],
  [
    'one origin',
    {'access-control-allow-origin': 'https://a'},
    'fix/cors-errors/any-origin',
    'https://b',
    false,
  ],
  ['any origin', {'access-control-allow-origin': '*'}, 'fix/cors-errors/any-origin', '*', false],
  [
    'a list',
    {vary: 'Origin'},
    'fix/cors-errors/any-origin',
    'no Access-Control-Allow-Origin',
    true,
  ],
  ['no CORS at all', {}, 'fix/cors-errors/any-origin', 'no Access-Control-Allow-Origin', false],
  ['an interface that is off', {}, 'authentication/public-paths', '/ answers 403 Forbidden', true],
  ['a smaller limit', {}, 'reference/rate-limits/request-limit', '99', true],
  ['a larger limit', {}, 'reference/rate-limits/request-limit', '5000', false],
  ['a header of a proxy', {}, 'reference/errors-and-headers/headers', 'DENY', true],
  [
    'a header that is lost',
    {},
    'reference/errors-and-headers/headers',
    'no X-Frame-Options',
    false,
  ],
] as const) {
  test(`${title} ${isExplained ? 'accounts' : 'does not account'} for ${seen}`, () => {
    const signs = {
      without: answer(headers),
      withKey: undefined,
      preflight: answer(headers),
      home: answer({}, 403),
      isRelease: true,
    };
    const one = {value: 0, documented: '1000', asked: 'GET /api/agents', seen};
    const explaining = settingsOf(signs).some((setting) => setting.explains(id, one, undefined));
    expect(explaining).toBe(isExplained);
  });
}
