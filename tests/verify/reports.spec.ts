import {readFileSync} from 'node:fs';
import path from 'node:path';
import {expect, test} from '@playwright/test';
import {Ajv2020} from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import {projectRoot} from '../../src/machine/project.ts';
import {githubReport} from '../../src/verify/report/github.ts';
import {jsonReport} from '../../src/verify/report/json.ts';
import {junitReport} from '../../src/verify/report/junit.ts';
import type {Outcome, VerifiedClaim} from '../../src/verify/report/outcome.ts';
import {exitCodeOf, linkTo} from '../../src/verify/report/outcome.ts';
import {textReport} from '../../src/verify/report/text.ts';

const claim: VerifiedClaim = {
  id: 'authentication/enabled',
  page: 'docs/authentication.mdx',
  line: 29,
  column: 9,
  statement: 'A request without the key gets <401> & "no data".',
  documented: ['401 Unauthorized'],
  observed: [{asked: 'GET /api/agents', answer: '401 Unauthorized'}],
  outcome: 'holds',
  buildsOn: [],
  check: {file: 'src/checks/authentication/requests.ts', line: 1},
  target: 'https://api.example.com/',
  commit: null,
  changed: false,
  time: '2026-01-02T03:04:05.678Z',
};

const drift: VerifiedClaim = {
  ...claim,
  id: 'fix/cors-errors/any-origin',
  page: 'docs/fix/cors-errors.mdx',
  outcome: 'drift',
  drift: {documented: 'one\ntwo', asked: 'GET /api/agents, 100%', answer: '\u0000<*>\nthree'},
  standing: 'differs',
  differences: [
    {
      value: 0,
      documented: 'one\ntwo',
      asked: 'GET /api/agents, 100%',
      seen: '\u0000<*>\nthree',
      release: 'four',
      isExpected: false,
    },
    {value: 1, documented: '*', asked: 'GET /api/agents', seen: 'none', isExpected: false},
  ],
};

const asRelease: VerifiedClaim = {
  ...drift,
  id: 'fix/cors-errors/no-vary',
  standing: 'as-release',
  differences: [
    {value: 0, documented: 'none', asked: 'GET /', seen: 'Vary: Origin', isExpected: true},
  ],
};

const withoutThing: VerifiedClaim = {
  ...asRelease,
  id: 'fix/cors-errors/exposed',
  standing: 'no-such-thing',
};

const outcome: Outcome = {
  target: claim.target,
  site: 'https://docs.example.com',
  isPacked: false,
  recognition: {kind: 'release', told: '1.7.2', candidates: ['1.7.2'], says: 'ElizaOS 1.7.2.'},
  settings: ['CORS_ORIGIN is set.'],
  risks: [
    {
      code: 'any-origin',
      severity: 'medium',
      says: 'Pages of any origin may call.',
      seen: 'Access-Control-Allow-Origin: <*>',
      fix: 'Set CORS_ORIGIN.',
      section: 'fix/cors-errors#allowed-origins',
    },
    {
      code: 'error-reports',
      severity: null,
      says: 'Errors may be reported.',
      seen: 'not visible from outside',
      fix: 'Set SENTRY_DSN.',
      section: 'reference/versions#from-164',
    },
  ],
  inputs: 'digest',
  titles: new Map([['docs/authentication.mdx', 'Authentication']]),
  claims: [
    claim,
    {...claim, id: 'authentication/agents', outcome: 'not-observable', reason: 'It takes the key.'},
    drift,
    asRelease,
    withoutThing,
    {
      ...claim,
      id: 'fix/cors-errors/vary',
      page: 'docs/fix/cors-errors.mdx',
      outcome: 'failed',
      reason: 'read ECONNRESET',
    },
  ],
  causes: [
    {
      code: 'cors-header',
      says: 'A header is missing.',
      section: 'fix/cors-errors#header-not-allowed',
    },
  ],
  sent: 9,
  refused: 2,
  seconds: 1.25,
};

test('the text has each page with its claims, both sides of a difference, and the causes', () => {
  expect(textReport(outcome)).toBe(`ElizaOS 1.7.2.
CORS_ORIGIN is set.

Risks, the worst first:
  medium  Pages of any origin may call.
          seen:  Access-Control-Allow-Origin: <*>
          fix:   Set CORS_ORIGIN.
          help:  https://docs.example.com/fix/cors-errors#allowed-origins
  –       Errors may be reported.
          seen:  not visible from outside
          fix:   Set SENTRY_DSN.
          help:  https://docs.example.com/reference/versions#from-164

Authentication
  ✓ A request without the key gets <401> & "no data".
      as documented: 401 Unauthorized
  – A request without the key gets <401> & "no data".
      cannot be seen from outside: It takes the key.

docs/fix/cors-errors.mdx
  ✗ A request without the key gets <401> & "no data".
      The guide says:   one
                        two
      ElizaOS 1.7.2:    four
      Your server did:  \\u0000<*>
                        three
      The check did:    GET /api/agents, 100%
      The guide says:   *
      ElizaOS 1.7.2:    as the guide says
      Your server did:  none
      The check did:    GET /api/agents
      The claim:        docs/fix/cors-errors.mdx:29:9 fix/cors-errors/any-origin
  = A request without the key gets <401> & "no data".
      as ElizaOS 1.7.2 does: Vary: Origin
  – A request without the key gets <401> & "no data".
      ElizaOS 1.7.2 has no such thing: Vary: Origin
  ✗ A request without the key gets <401> & "no data".
      could not be checked: read ECONNRESET

6 claims against https://api.example.com/: 1 hold, 1 differ, 1 as ElizaOS 1.7.2 does, 1 not judged, 1 could not be checked, 1 cannot be seen from outside. It took 9 requests, 2 of them refused, and 1.3 s.

The likely cause:
  A header is missing.
    https://docs.example.com/fix/cors-errors#header-not-allowed

The run leaves up to 2 lines in the log of the server that say "Unauthorized access attempt", with the address of this machine or of the proxy: on ElizaOS from 1.6.5 on as "[API Key] Unauthorized access attempt from …".`);
});

test('a link leads to the site, to a page of the repository, or names the page of the packed guide', () => {
  const section = 'authentication#network';
  const unpublished = {...outcome, site: null};
  expect(linkTo(outcome, section)).toBe('https://docs.example.com/authentication#network');
  expect(linkTo(unpublished, section)).toBe('docs/authentication.mdx#network');
  expect(linkTo({...unpublished, isPacked: true}, section)).toBe(
    'in the guide: "Authentication", network',
  );
});

test('the JSON is a ledger as the schema of the site says', () => {
  const ajv = new Ajv2020({allErrors: true, allowUnionTypes: true});
  addFormats(ajv);
  const schema = readFileSync(path.join(projectRoot, 'static/claims.schema.json'), 'utf8');
  const validate = ajv.compile(JSON.parse(schema));
  const ledger = JSON.parse(jsonReport(outcome));
  expect(validate(ledger) ? [] : validate.errors).toEqual([]);
  expect(ledger.server).toMatchObject({version: '1.7.2', judgedBy: '1.7.2'});
  expect(ledger.server.risks[0].link).toBe(
    'https://docs.example.com/fix/cors-errors#allowed-origins',
  );
  expect(ledger.claims.map(({target}: VerifiedClaim) => target)).toContain(claim.target);
});

test('the XML of JUnit is well formed, whatever a server answers', async ({page}) => {
  const found = await page.evaluate((xml) => {
    const document = new DOMParser().parseFromString(xml, 'application/xml');
    const suites = [...document.querySelectorAll('testsuite')];
    return {
      faults: document.querySelectorAll('parsererror').length,
      counts: suites.map((suite) =>
        ['tests', 'failures', 'errors', 'skipped'].map((name) => suite.getAttribute(name)).join(),
      ),
      name: document.querySelector('testsuite:nth-of-type(2) testcase')?.getAttribute('name'),
      failure: document.querySelector('failure')?.getAttribute('message'),
      text: document.querySelector('failure')?.textContent,
    };
  }, junitReport(outcome));
  expect(found).toEqual({
    faults: 0,
    counts: ['2,0,0,0', '2,0,0,1', '4,1,1,1'],
    name: `${claim.id}: ${claim.statement}`,
    failure: 'The guide says: one\ntwo; ElizaOS 1.7.2: four; Your server did: \\u0000<*>\nthree',
    text: expect.stringContaining('Likely cause: A header is missing.'),
  });
});

test('for GitHub, each risk, each difference and each cause is one annotation', () => {
  const lines = githubReport(outcome).split('\n');
  expect(lines).toHaveLength(8);
  expect(lines[0]).toMatch(/^::warning title=Risk%2C medium%3A any-origin::Pages of any origin/);
  expect(lines[1]).toMatch(/^::notice title=To know%3A error-reports::/);
  expect(lines[2]).toBe('::notice title=The server::ElizaOS 1.7.2.%0ACORS_ORIGIN is set.');
  expect(lines[3]).toMatch(
    /^::error title=Differs from the guide%3A fix\/cors-errors\/any-origin::/,
  );
  expect(lines[3]).toContain('The check did: GET /api/agents, 100%25%0AThe guide says: *%0A');
  expect(lines[3]).toMatch(
    /GET \/api\/agents%0Ahttps:\/\/docs\.example\.com\/fix\/cors-errors#claim-any-origin$/,
  );
  expect(lines[4]).toMatch(/^::error title=Could not be checked%3A .*::read ECONNRESET$/);
  expect(lines[5]).toMatch(/^::warning title=Likely cause::A header is missing\.%0Ahttps:/);
});

test('a risk that a run fails for is a failure in JUnit', () => {
  expect(junitReport(outcome)).not.toContain('<failure message="Pages');
  expect(junitReport({...outcome, failOn: 'medium'})).toContain('<failure message="Pages');
});

test('the exit code says the worst that was seen', () => {
  expect(exitCodeOf(outcome)).toBe(2);
  expect(exitCodeOf({...outcome, claims: [claim, drift]})).toBe(1);
  expect(exitCodeOf({...outcome, claims: [claim, asRelease, withoutThing]})).toBe(0);
  expect(exitCodeOf({...outcome, claims: [claim], failOn: 'high'})).toBe(0);
  expect(exitCodeOf({...outcome, claims: [claim], failOn: 'medium'})).toBe(1);
});
