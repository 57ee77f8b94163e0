import {expect, test} from '@playwright/test';
import {formatProblem} from '../../src/content/problem.ts';
import {checkProject} from '../../src/lint/check-project.ts';
import {checkAt} from '../../src/lint/rules/case-parts.ts';
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
  /** Whole lines, or what they match. */
  problems: (string | RegExp)[];
}

const fence = (meta: string, ...body: string[]) =>
  lines('Text.', '', `\`\`\`${meta}`, ...body, '```');

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
    what: 'JavaScript that is no expression',
    page: lines('Text.', '', 'export const pasted = 1;'),
    problems: [/^docs\/page\.mdx:3:1 script-in-page /],
  },
  {
    what: 'an attribute that is not a text, and text in a component that is filled',
    page: lines(
      '<Example name="list" client={"curl"} />',
      '',
      '<Example name="list">pasted</Example>',
    ),
    files: exampleFiles('list'),
    problems: [
      'docs/page.mdx:1:1 unknown-attribute <Example> takes name and client, each as name="text", and not "client".',
      'docs/page.mdx:3:1 unknown-component <Example> is filled from examples/: close it with />, without text inside.',
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
    what: 'a client whose shown region is missing',
    page: '<Example name="list" />\n',
    files: {...exampleFiles('list'), 'examples/list/curl.sh': 'curl it\n'},
    problems: [
      'docs/page.mdx:1:1 missing-region examples/list/curl.sh has no region "request": it has no regions. Put the code between region and endregion markers of that name, or name another region.',
    ],
  },
  {
    what: 'several problems, in reading order',
    page: fence('ts', 'b') + fence('ts snippet=examples/no/file.ts'),
    problems: [/^docs\/page\.mdx:3:1 unclassified-fence /, /^docs\/page\.mdx:8:1 missing-file /],
  },
];

for (const {what, page, files, problems} of cases) {
  test(`${problems.length === 0 ? 'nothing is said of' : 'named in one line:'} ${what}`, async () => {
    const project = memoryFiles({
      'examples/server/app.ts': server,
      ...files,
      'docs/page.mdx': page,
    });
    const {problems: found} = await checkProject(project);
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
  expect(await checkProject(project, {checks: [checkAt(1, 'deeper/b/x')]})).toEqual({
    problems: [],
    pageCount: 2,
    fenceCount: 1,
    claimCount: 1,
  });
});
