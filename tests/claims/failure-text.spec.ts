import {expect, test} from '@playwright/test';
import {type CheckContext, judge} from '../../src/claims/judge.ts';
import {holdPhrase} from '../../src/claims/phrase.ts';
import {failedClaim, failureText} from '../../src/claims/report.ts';
import {readPage} from '../../src/content/page/page.ts';
import {NotObservable} from '../../src/machine/not-observable.ts';
import {lines} from '../fixtures/memory-files.ts';

interface Case {
  what: string;
  /** The claim `a` of the page docs/page.mdx. */
  page: string[];
  check(context: CheckContext): void;
  /** The lines that a person reads; none where there is nothing to mend. */
  text: string[];
}

const prose = ['Text.', '', 'The server <Claim id="a">strips</Claim> it.'];
const inline = ['Text.', '', 'It gets <Claim id="a">`401 Unauthorized`</Claim>.'];
const block = ['<Claim id="a">', '```json', '{"status": 401}', '```', '</Claim>'];
const log = [
  '<Claim id="a">',
  '```text varies="log-time"',
  '[2024-01-15 10:23:45] INFO: one',
  '[2024-01-15 10:23:45] WARN: two',
  '```',
  '</Claim>',
];
const table = [
  '<Claim id="a">',
  '',
  '| Name | Value |',
  '| --- | --- |',
  '| `X` | `1` |',
  '',
  '</Claim>',
];
const list = ['<Claim id="a">', '', '1. First', '2. Second', '', '</Claim>'];

const drift = (line: number, column: number) =>
  `docs/page.mdx:${line}:${column} drift page/a: the page and the server disagree.`;
const remedies = (line: number) => [
  `  If the page is wrong: change docs/page.mdx:${line} to what the server did.`,
  '  If the server is wrong: change examples/server/, or the example that src/checks/page.ts:7 runs, until the check observes what the page says.',
];

const cases: Case[] = [
  {
    what: 'an inline value that the server does not give',
    page: inline,
    check: ({documented, hold}) => hold.same(documented.code(), '403 Forbidden', 'GET /api/agents'),
    text: [
      drift(3, 23),
      '  The page says: 401 Unauthorized',
      '  The server did: 403 Forbidden',
      '  The check did: GET /api/agents',
      ...remedies(3),
    ],
  },
  {
    what: 'a body that differs',
    page: block,
    check: ({documented, hold}) =>
      hold.json(documented.block(), '{"status":403}', 'GET /api/agents'),
    text: [
      drift(3, 1),
      '  The page says: {"status": 401}',
      '  The server did: {"status":403}',
      '  The check did: GET /api/agents',
      ...remedies(3),
    ],
  },
  {
    what: 'a body that is no JSON',
    page: block,
    check: ({documented, hold}) => hold.json(documented.block(), '<html>', 'GET /api/agents'),
    text: [
      drift(3, 1),
      '  The page says: {"status": 401}',
      '  The server did: <html>',
      '  The check did: GET /api/agents',
      ...remedies(3),
    ],
  },
  {
    what: 'a line of a block that differs, at that line, and not the time that varies',
    page: log,
    check: ({documented, hold}) =>
      hold.same(
        documented.block(),
        '[2026-11-24 03:00:00] INFO: one\n[2026-11-24 03:00:01] ERROR: two',
        'started the server',
      ),
    text: [
      drift(4, 1),
      '  The page says:',
      '    [2024-01-15 10:23:45] INFO: one',
      '    [2024-01-15 10:23:45] WARN: two',
      '  The server did:',
      '    [2026-11-24 03:00:00] INFO: one',
      '    [2026-11-24 03:00:01] ERROR: two',
      '  The check did: started the server',
      ...remedies(4),
    ],
  },
  {
    what: 'the cell of a table, at that cell',
    page: table,
    check: ({documented, hold}) => {
      for (const {Name, Value} of documented.rows('Name', 'Value'))
        hold.same(Value, '2', Name.text);
    },
    text: [
      drift(5, 9),
      '  The page says: 1',
      '  The server did: 2',
      '  The check did: X',
      ...remedies(5),
    ],
  },
  {
    what: 'a step that does not come next',
    page: list,
    check: ({documented, hold}) => hold.list(documented.items(), ['Second', 'First'], 'traced it'),
    text: [
      drift(3, 4),
      '  The page says: First',
      '  The server did: Second',
      '  The check did: traced it',
      ...remedies(3),
    ],
  },
  {
    what: 'a step that the page leaves out',
    page: list,
    check: ({documented, hold}) =>
      hold.list(documented.items(), ['First', 'Second', 'Third'], 'traced it'),
    text: [
      drift(4, 4),
      '  The page says: Second',
      '  The server did: Second, and then: Third',
      '  The check did: traced it',
      ...remedies(4),
    ],
  },
  {
    what: 'a part of the claim that no check compares',
    page: table,
    check: ({documented, hold}) => {
      for (const {Value} of documented.rows('Name', 'Value')) hold.same(Value, '1', 'asked');
    },
    text: [
      'docs/page.mdx:5:3 unread-value page/a: no check compares this part of the claim, so nothing would notice if it were wrong.',
      '  The page says: X',
      '  If it is a statement about behaviour: compare it in src/checks/page.ts:7.',
      '  If it is not: move it out of the claim at docs/page.mdx:1.',
    ],
  },
  {
    what: 'a phrase that no check tries, whatever was observed',
    page: prose,
    check: ({documented, hold}) =>
      holdPhrase(hold, documented.text(), {keeps: true, drops: false}, '200 OK', 'sent it'),
    text: [
      'docs/page.mdx:3:26 drift page/a: the page says what no check tries.',
      '  The page says: strips',
      '  The check knows only "keeps", "drops"',
      '  If the page is wrong: change docs/page.mdx:3 to one of these.',
      '  If the page is right: let src/checks/page.ts:7 try what it says.',
    ],
  },
  {
    what: 'a phrase that the check knows, and that is not so',
    page: prose,
    check: ({documented, hold}) =>
      holdPhrase(hold, documented.text(), {keeps: true, strips: false}, '200 OK', 'sent it'),
    text: [
      drift(3, 26),
      '  The page says: strips',
      '  The server did: 200 OK',
      '  The check did: sent it',
      ...remedies(3),
    ],
  },
  {
    what: 'a phrase that is so',
    page: prose,
    check: ({documented, hold}) =>
      holdPhrase(hold, documented.text(), {keeps: false, strips: true}, '401', 'sent it'),
    text: [],
  },
  {
    what: 'what was read in a source',
    page: prose,
    check: ({documented, hold}) => hold.reviewed(documented.text(), 'strips', 'https://a.example/'),
    text: [],
  },
  {
    what: 'a claim of another form than the check reads',
    page: inline,
    check: ({documented}) => {
      documented.block();
    },
    text: [
      'docs/page.mdx:3:9 check-failed page/a: the check could not do its work.',
      '  It says: the check reads exactly one fenced block, and claim "a" has none.',
      '  The check: src/checks/page.ts:7',
    ],
  },
  {
    what: 'what holds',
    page: inline,
    check: ({documented, hold}) => hold.same(documented.code(), '401 Unauthorized', 'asked'),
    text: [],
  },
  {
    what: 'what this machine cannot show',
    page: inline,
    check: () => {
      throw new NotObservable('There is no openssl on this machine.');
    },
    text: [],
  },
];

for (const {what, page, check, text} of cases) {
  test(`${text.length === 0 ? 'nothing is said of' : 'a failure reads like a compiler’s:'} ${what}`, async () => {
    const result = readPage('docs/page.mdx', lines(...page));
    const claim = result.ok ? result.page.claims[0] : undefined;
    if (!claim) throw new Error('The page has no claim.');
    const {line, column} = claim;
    const subject = {
      id: 'page/a',
      file: 'docs/page.mdx',
      line,
      column,
      check: {file: 'src/checks/page.ts', line: 7},
    };
    const verdict = await judge(
      claim,
      () => claim,
      async (context) => check(context),
    );
    const said = failureText(subject, verdict);
    expect(said?.split('\n') ?? []).toEqual(text);
    // A run that changes a server reads from its output which claim noticed that.
    expect(failedClaim(`Held nothing: so far\n${said}`)).toBe(said && 'page/a');
  });
}
