import {expect, test} from '@playwright/test';
import {formatProblem} from '../../src/content/problem.ts';
import type {PlacedCheck} from '../../src/lint/check-binding.ts';
import {checkProject} from '../../src/lint/check-project.ts';
import {exampleFiles, lines, memoryFiles} from '../fixtures/memory-files.ts';

const server = lines(
  'a',
  '// #region one',
  'b',
  '// #endregion one',
  '// #region two',
  'c',
  '// #endregion two',
);

interface Case {
  what: string;
  page: string;
  files?: Record<string, string>;
  /** The checks of all claims, where the case is about them. */
  checks?: PlacedCheck[];
  /** Whole lines, or what they match. */
  problems: (string | RegExp)[];
}

const fence = (meta: string, ...body: string[]) =>
  lines('Text.', '', `\`\`\`${meta}`, ...body, '```');

/** Content inside a claim. */
const claimed = (content: string) => `<Claim id="a">\n${content}</Claim>\n`;
const checkOf = (id: string, line = 1) => ({id, file: 'src/checks/page.ts', line, column: 1});

const cases: Case[] = [
  {
    what: 'a page whose fences are pulled, shown by an example, or unchecked with a reason',
    page: [
      fence('ts snippet=examples/server/app.ts#one'),
      fence('ts snippet=examples/server/app.ts'),
      fence('bash unchecked="it needs the network"', 'npm ci'),
      lines(
        '<Example name="list" />',
        '',
        '<Example name="list" client="curl" />',
        '',
        '<ExampleOutput name="list" />',
      ),
    ].join('\n'),
    files: exampleFiles('list'),
    problems: [],
  },
  {
    what: 'a fence that nothing checks',
    page: fence('ts', 'const pasted = true;'),
    problems: [
      'docs/page.mdx:3:1 unclassified-fence nothing holds this fence against the code: pull it from examples/ with snippet=examples/file#region, show an example with <Example name="…" />, put it inside <Claim id="…">, or mark it unchecked="why".',
    ],
  },
  {
    what: 'code in a component, which no fence holds',
    page: lines('Text.', '', '<pre>pasted</pre>'),
    problems: [
      'docs/page.mdx:3:1 unknown-component nothing holds <pre> against the code: the components of a page are AttackRun, Claim, Compatibility, EnduranceRun, Example, ExampleOutput, KeyTiming, Ledger, MutationScores and ServerRates.',
    ],
  },
  {
    what: 'JavaScript, which could show any text; a comment is none',
    page: lines('{/* why */}', '', 'Text {`pasted`}.', '', 'export const pasted = 1;'),
    problems: [
      'docs/page.mdx:3:6 script-in-page nothing holds JavaScript in a page against the code: remove "`pasted`", or write it as text.',
      /^docs\/page\.mdx:5:1 script-in-page /,
    ],
  },
  {
    what: 'an attribute that is misspelt or not a text, and text in a component that is filled',
    page: lines(
      '<Example name="list" clent="curl" />',
      '',
      '<Example name="list" client={"curl"} />',
      '',
      '<Example name="list">pasted</Example>',
    ),
    files: exampleFiles('list'),
    problems: [
      'docs/page.mdx:1:1 unknown-attribute <Example> takes name and client, each as name="text", and not "clent".',
      'docs/page.mdx:3:1 unknown-attribute <Example> takes name and client, each as name="text", and not "client".',
      'docs/page.mdx:5:1 unknown-component <Example> is filled from examples/: close it with />, without text inside.',
    ],
  },
  {
    what: 'a file among the pages that the checker would not read',
    page: 'Text.\n',
    files: {'docs/other.md': 'Text.\n'},
    problems: [
      'docs/other.md:1:1 not-a-page docs/ holds pages only, and a page is an .mdx file: rename or move this file.',
    ],
  },
  {
    what: 'unchecked without a reason',
    page: fence('ts unchecked', 'const pasted = true;'),
    problems: [
      'docs/page.mdx:3:1 unchecked-without-reason this fence does not say why nothing checks it: write unchecked="why".',
    ],
  },
  {
    what: 'a snippet of a file that is not there',
    page: fence('ts snippet=examples/server/ap.ts#one'),
    problems: [
      'docs/page.mdx:3:1 missing-file there is no examples/server/ap.ts: examples/server has app.ts.',
    ],
  },
  {
    what: 'a snippet of a folder that is not there',
    page: fence('ts snippet=examples/sever/app.ts#one'),
    problems: [
      'docs/page.mdx:3:1 missing-file there is no examples/sever/app.ts: the folders of examples/ are server.',
    ],
  },
  {
    what: 'a snippet from outside examples/',
    page: fence('ts snippet=examples/../src/secret.ts#one'),
    problems: [
      'docs/page.mdx:3:1 outside-examples "examples/../src/secret.ts" is not a path inside examples/: code that a page shows has to run there, so write it as examples/folder/file.',
    ],
  },
  {
    what: 'a region that is not there',
    page: fence('ts snippet=examples/server/app.ts#three'),
    problems: [
      'docs/page.mdx:3:1 missing-region examples/server/app.ts has no region "three": its regions are one and two. Put the code between region and endregion markers of that name, or name another region.',
    ],
  },
  {
    what: 'a region that is there twice',
    page: fence('ts snippet=examples/server/twice.ts#one'),
    files: {'examples/server/twice.ts': server + server},
    problems: [
      'docs/page.mdx:3:1 doubled-region examples/server/twice.ts has region "one" more than once, at lines 2 and 9: rename all but one.',
    ],
  },
  {
    what: 'an empty region',
    page: fence('sh snippet=examples/server/empty.sh#one'),
    files: {'examples/server/empty.sh': lines('# region one', '', '# endregion one')},
    problems: [
      'docs/page.mdx:3:1 empty-region examples/server/empty.sh:1 region "one" has no code: fill it, or remove this fence.',
    ],
  },
  {
    what: 'a region that is opened and not closed, also where no page shows it',
    page: 'Text.\n',
    files: {'examples/server/open.ts': lines('a', '  // #region one', 'b')},
    problems: [
      'examples/server/open.ts:2:3 unclosed-region region "one" is opened and not closed: add "endregion one" after its last line.',
    ],
  },
  {
    what: 'a region that is closed and not opened',
    page: 'Text.\n',
    files: {'examples/server/closed.py': lines('a', '# endregion one')},
    problems: [
      'examples/server/closed.py:2:1 unopened-region region "one" is closed and not opened: add "region one" before its first line, or remove this line.',
    ],
  },
  {
    what: 'code in a fence that is filled from a file',
    page: fence('ts snippet=examples/server/app.ts#one', 'stale'),
    problems: [
      'docs/page.mdx:3:1 filled-snippet this fence is filled from examples/server/app.ts: remove the code between its marks.',
    ],
  },
  {
    what: 'a diagram that does not parse, at the line where it stops',
    page: fence('mermaid', 'sequenceDiagram', '  A->>B: hi', '  A->>B'),
    problems: [
      /^docs\/page\.mdx:3:1 diagram-without-claim /,
      /^docs\/page\.mdx:6:1 invalid-diagram the diagram does not parse: Expecting .*\.$/,
    ],
  },
  {
    what: 'a diagram of no known kind',
    page: fence('mermaid', 'sequenceDiagam', '  A->>B: hi'),
    problems: [
      /^docs\/page\.mdx:3:1 diagram-without-claim /,
      /^docs\/page\.mdx:3:1 invalid-diagram the diagram does not parse: No diagram type /,
    ],
  },
  {
    what: 'a diagram that no check executes',
    page: fence('mermaid', 'sequenceDiagram', '  A->>B: hi'),
    problems: [
      'docs/page.mdx:3:1 diagram-without-claim nothing executes this diagram: put it inside <Claim id="…"> and hold it against a trace, or mark it unchecked="why".',
    ],
  },
  {
    what: 'a line of a diagram that no check can execute, at that line',
    page: claimed(fence('mermaid', 'sequenceDiagram', '  A->>B: hi', '  Note over A: hm')),
    problems: [
      'docs/page.mdx:7:1 invalid-diagram no check can execute "Note over A: hm": write participants, arrows with ->> or -->>, and one alt with else and end.',
    ],
  },
  {
    what: 'a pattern that is not there, and one that nothing looks like',
    page: claimed(fence('text varies="time duration"', 'in a moment')),
    problems: [
      'docs/page.mdx:4:1 unknown-pattern there is no pattern "time": the patterns are log-time, iso-time, duration, seconds, port, port-number and host-port.',
      'docs/page.mdx:4:1 unused-pattern nothing here looks like "duration": remove the name, or show a value of that form.',
    ],
  },
  {
    what: 'an example that is not there',
    page: '<Example name="lst" />\n',
    files: exampleFiles('list'),
    problems: [
      'docs/page.mdx:1:1 missing-example there is no example "lst": the examples are list.',
    ],
  },
  {
    what: 'an example without a name',
    page: 'Text.\n\n<Example />\n',
    problems: ['docs/page.mdx:3:1 missing-name <Example> has no name: write <Example name="…" />.'],
  },
  {
    what: 'an example without one of its clients',
    page: '<Example name="list" />\n',
    files: without(exampleFiles('list'), 'examples/list/python.py'),
    problems: [
      'docs/page.mdx:1:1 missing-client example "list" has no Python client: add examples/list/python.py.',
    ],
  },
  {
    what: 'an example with an unknown client',
    page: '<Example name="list" client="ruby" />\n',
    files: exampleFiles('list'),
    problems: [
      'docs/page.mdx:1:1 missing-client there is no client "ruby": the clients are curl, typescript and python.',
    ],
  },
  {
    what: 'an example without output',
    page: '<Example name="list" />\n',
    files: {...exampleFiles('list'), 'examples/list/output.json': ''},
    problems: [
      'docs/page.mdx:1:1 missing-output example "list" has no output: write what its clients print to examples/list/output.json or examples/list/output.txt.',
    ],
  },
  {
    what: 'a client whose shown region is missing',
    page: '<Example name="list" />\n',
    files: {...exampleFiles('list'), 'examples/list/curl.sh': 'curl it\n'},
    problems: [
      'docs/page.mdx:1:1 missing-region examples/list/curl.sh has no region "request": it has no regions. Put the code between region and endregion markers of that name, or name another region.',
    ],
  },
  {
    what: 'a claim that no check holds',
    page: 'Text with <Claim id="status">`401`</Claim>.\n',
    checks: [],
    problems: [
      'docs/page.mdx:1:11 claim-without-check no check holds claim "status": add claim(\'page/status\', …) to a file in src/checks/ that index.ts imports.',
    ],
  },
  {
    what: 'a check without a claim',
    page: 'Text.\n',
    checks: [checkOf('page/status', 2)],
    problems: [
      'src/checks/page.ts:2:1 check-without-claim no page has claim "page/status": mark the statement with <Claim id="…">, or remove the check.',
    ],
  },
  {
    what: 'two claims of one id',
    page: lines('<Claim id="a">`1`</Claim>', '', 'And <Claim id="a">`2`</Claim>.'),
    problems: [
      'docs/page.mdx:3:5 doubled-claim claim "a" stands on this page already: give this one another id.',
    ],
  },
  {
    what: 'a claim without an id',
    page: 'Text with <Claim>`401`</Claim>.\n',
    problems: [
      'docs/page.mdx:1:11 missing-name <Claim> has no id: write <Claim id="what-it-says">.',
    ],
  },
  {
    what: 'a page that is not MDX',
    page: lines('Text.', '', 'A <Claim id="x"> that never ends.'),
    problems: [/^docs\/page\.mdx:3:\d+ page-syntax the page is not valid MDX: /],
  },
  {
    what: 'several problems, in reading order',
    page: fence('ts', 'b') + fence('ts snippet=examples/no/file.ts'),
    problems: [/^docs\/page\.mdx:3:1 unclassified-fence /, /^docs\/page\.mdx:8:1 missing-file /],
  },
];

for (const {what, page, files, checks, problems} of cases) {
  test(`${problems.length === 0 ? 'nothing is said of' : 'named in one line:'} ${what}`, async () => {
    const project = memoryFiles({
      'examples/server/app.ts': server,
      ...files,
      'docs/page.mdx': page,
    });
    const {problems: found} = await checkProject(project, {checks});
    expect(found.map(formatProblem)).toEqual(
      problems.map((line) => (typeof line === 'string' ? line : expect.stringMatching(line))),
    );
  });
}

test('the numbers of pages, fences and claims are counted', async () => {
  const project = memoryFiles({
    'docs/a.mdx': fence('ts unchecked="why"'),
    'docs/deeper/b.mdx': '<Claim id="x">`1`</Claim>\n',
  });
  expect(await checkProject(project, {checks: [checkOf('deeper/b/x')]})).toEqual({
    problems: [],
    pageCount: 2,
    fenceCount: 1,
    claimCount: 1,
  });
});

function without(files: Record<string, string>, file: string): Record<string, string> {
  return Object.fromEntries(Object.entries(files).filter(([name]) => name !== file));
}
