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
import {exitCodeOf} from '../../src/verify/report/outcome.ts';
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
  id: 'cors/any-origin',
  page: 'docs/cors.mdx',
  outcome: 'drift',
  drift: {documented: 'one\ntwo', asked: 'GET /api/agents, 100%', answer: '\u0000<*>\nthree'},
};

const outcome: Outcome = {
  target: claim.target,
  site: 'https://docs.example.com',
  isPacked: false,
  recognition: {kind: 'unknown', candidates: [], says: 'It is not recognized.'},
  settings: [],
  risks: [],
  inputs: 'digest',
  titles: new Map([['docs/authentication.mdx', 'Authentication']]),
  claims: [
    claim,
    {...claim, id: 'authentication/agents', outcome: 'not-observable', reason: 'It takes the key.'},
    drift,
    {
      ...claim,
      id: 'cors/vary',
      page: 'docs/cors.mdx',
      outcome: 'failed',
      reason: 'read ECONNRESET',
    },
  ],
  causes: [{code: 'cors-header', says: 'A header is missing.', section: 'cors#header-not-allowed'}],
  sent: 9,
  refused: 2,
  seconds: 1.25,
};

test('the text has each page with its claims, both sides of a difference, and the causes', () => {
  expect(textReport(outcome)).toBe(`Authentication
  ✓ A request without the key gets <401> & "no data".
      as documented: 401 Unauthorized
  – A request without the key gets <401> & "no data".
      cannot be seen from outside: It takes the key.

docs/cors.mdx
  ✗ A request without the key gets <401> & "no data".
      the guide says:  one
                       two
      the server did:  \\u0000<*>
                       three
      the check did:   GET /api/agents, 100%
      the claim:       docs/cors.mdx:29:9 cors/any-origin
  ✗ A request without the key gets <401> & "no data".
      could not be checked: read ECONNRESET

4 claims against https://api.example.com/: 1 hold, 1 differ, 1 could not be checked, 1 cannot be seen from outside. It took 9 requests, 2 of them refused, and 1.3 s.

The likely cause:
  A header is missing.
    https://docs.example.com/cors#header-not-allowed`);
});

test('the JSON is a ledger as the schema of the site says', () => {
  const ajv = new Ajv2020({allErrors: true, allowUnionTypes: true});
  addFormats(ajv);
  const schema = readFileSync(path.join(projectRoot, 'static/claims.schema.json'), 'utf8');
  const validate = ajv.compile(JSON.parse(schema));
  const ledger = JSON.parse(jsonReport(outcome));
  expect(validate(ledger) ? [] : validate.errors).toEqual([]);
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
      name: document.querySelector('testcase')?.getAttribute('name'),
      failure: document.querySelector('failure')?.getAttribute('message'),
      text: document.querySelector('failure')?.textContent,
    };
  }, junitReport(outcome));
  expect(found).toEqual({
    faults: 0,
    counts: ['2,0,0,1', '2,1,1,0'],
    name: `${claim.id}: ${claim.statement}`,
    failure: 'The guide says one\ntwo, and the server did \\u0000<*>\nthree.',
    text: expect.stringContaining('Likely cause: A header is missing.'),
  });
});

test('for GitHub, each difference and each cause is one annotation', () => {
  const lines = githubReport(outcome).split('\n');
  expect(lines).toHaveLength(4);
  expect(lines[0]).toMatch(/^::error title=Differs from the guide%3A cors\/any-origin::/);
  expect(lines[0]).toContain('The check did: GET /api/agents, 100%25%0Ahttps://docs.example.com/');
  expect(lines[1]).toMatch(/^::error title=Could not be checked%3A .*::read ECONNRESET$/);
  expect(lines[2]).toMatch(/^::warning title=Likely cause::A header is missing\.%0Ahttps:/);
});

test('the exit code says the worst that was seen', () => {
  expect(exitCodeOf(outcome)).toBe(2);
  expect(exitCodeOf({...outcome, claims: [claim, drift]})).toBe(1);
  expect(exitCodeOf({...outcome, claims: [claim]})).toBe(0);
});
