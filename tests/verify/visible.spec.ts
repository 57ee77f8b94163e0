import {expect, test} from '@playwright/test';
import {githubReport} from '../../src/verify/report/github.ts';
import {jsonReport} from '../../src/verify/report/json.ts';
import {junitReport} from '../../src/verify/report/junit.ts';
import type {Outcome, VerifiedClaim} from '../../src/verify/report/outcome.ts';
import {textReport} from '../../src/verify/report/text.ts';
import {oneLine} from '../../src/verify/report/visible.ts';

/** What a server may say: escape sequences, bells, directions of text, line separators, commands of CI runners. */
const nasty = [
  '\u001b[31mred\u0007 \u0000 \u0008\u007f \u009b2J\r',
  '\u202egnp.exe \u2066x\u2069 \u200f \u2028 \u2029 \u0085 \ufeff \u{e0041} \ud800',
  '::warning::from the server',
  '  \u00a0::stop-commands::x',
  '##[error]from the server ##vso[task.complete]x ##teamcity[x] ##[group]',
].join('\n');

const claim: VerifiedClaim = {
  id: 'authentication/enabled',
  page: 'docs/authentication.mdx',
  line: 29,
  column: 9,
  statement: 'A request gets a response.',
  documented: ['401'],
  observed: [{asked: `GET /${nasty}`, answer: nasty}],
  outcome: 'drift',
  drift: {documented: '401', asked: `GET /${nasty}`, answer: nasty},
  buildsOn: [],
  check: {file: 'src/checks/authentication/requests.ts', line: 1},
  target: 'https://api.example.com/',
  commit: null,
  changed: false,
  time: '2026-01-02T03:04:05.678Z',
};
const {drift: _, ...undrifted} = claim;

const outcome: Outcome = {
  target: claim.target,
  site: 'https://docs.example.com',
  isPacked: false,
  recognition: {kind: 'unknown', candidates: [], says: `It is ${nasty}.`},
  settings: [nasty],
  risks: [
    {
      code: 'socket-open',
      severity: 'high',
      says: 'Socket.IO is open.',
      seen: nasty,
      fix: 'Set a variable.',
      section: 'cors',
    },
  ],
  inputs: 'digest',
  titles: new Map(),
  claims: [
    claim,
    {...undrifted, outcome: 'failed', reason: nasty},
    {...undrifted, outcome: 'not-observable', reason: nasty},
  ],
  causes: [{code: 'redirect', says: `The server redirects to ${nasty}.`, section: 'cors'}],
  sent: 9,
  refused: 2,
  seconds: 1.25,
};

const reports = {text: textReport, json: jsonReport, junit: junitReport, github: githubReport};

for (const [name, report] of Object.entries(reports)) {
  test(`what a server says steers no terminal and no CI runner in the ${name} report, and is seen`, () => {
    const printed = report(outcome);
    const steering = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;
    expect(printed.split('\n').filter((line) => steering.test(line))).toEqual([]);
    expect(printed).toContain('\\u001b[31mred\\u0007 \\u0000');
    expect(printed).toContain('\\u202egnp.exe');
    expect(printed).not.toMatch(/##\w*\[/);
    const commands = printed.split('\n').filter((line) => line.trim().startsWith('::'));
    const own = commands.filter((line) => /^::(error|warning|notice) title=[^:]+::/.test(line));
    expect(commands).toEqual(own);
    expect(own.join().match(/::warning::/g) ?? []).toEqual([]);
  });
}

test('the JSON report carries what the server said, unchanged', () => {
  const [first] = JSON.parse(jsonReport(outcome)).claims;
  expect(first.drift.answer).toBe(nasty);
});

test('a line for the terminal is one line, and not longer than a screen', () => {
  expect(oneLine('a\nb\r\u001b')).toBe('a\\u000ab\\u000d\\u001b');
  expect(oneLine('\n::error::x')).toBe('\\u000a::error::x');
  expect(oneLine('::error::x')).toBe('\\u003a:error::x');
  expect(oneLine('x'.repeat(5000))).toHaveLength(1001);
});
