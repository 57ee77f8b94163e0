import {expect, test} from '@playwright/test';
import {filesOfExample, readExample} from '../../src/content/code/example.ts';
import {formatProblem} from '../../src/content/problem.ts';
import {checkProject} from '../../src/lint/check-project.ts';
import {exampleFiles, lines, memoryFiles} from '../fixtures/memory-files.ts';

const output = lines('{"at": "2024-01-15T10:23:45.678Z", "took": "3 ms"}');

const cases: {what: string; varies: string; output?: string; problems: string[]}[] = [
  {
    what: 'patterns that the output has, with comments and empty lines between them',
    varies: lines('# What differs from run to run.', '', 'iso-time # the time', '  duration'),
    problems: [],
  },
  {what: 'a file that names nothing', varies: lines('# Nothing differs.'), problems: []},
  {
    what: 'a pattern that is none',
    varies: lines('iso-time', 'iso-tim'),
    problems: [
      'docs/page.mdx:1:1 unknown-pattern examples/list/varies.txt: there is no pattern "iso-tim": the patterns are log-time, iso-time, duration, seconds, port, port-number and host-port.',
    ],
  },
  {
    what: 'a pattern that nothing in the output looks like',
    varies: lines('iso-time', 'port'),
    problems: [
      'docs/page.mdx:1:1 unused-pattern examples/list/varies.txt: nothing in examples/list/output.json looks like "port": remove the name, or show a value of that form.',
    ],
  },
  {
    what: 'an example without output, whose patterns say nothing yet',
    varies: lines('iso-time'),
    output: '',
    problems: [
      'docs/page.mdx:1:1 missing-output example "list" has no output: write what its clients print to examples/list/output.json or examples/list/output.txt.',
    ],
  },
];

for (const {what, varies, output: shown = output, problems} of cases) {
  test(`${problems.length === 0 ? 'nothing is said of' : 'named in one line:'} ${what}`, async () => {
    const files = memoryFiles({
      ...exampleFiles('list'),
      'examples/list/output.json': shown,
      'examples/list/varies.txt': varies,
      'docs/page.mdx': '<Example name="list" />\n',
    });
    const {problems: found} = await checkProject(files);
    expect(found.map(formatProblem)).toEqual(problems);
  });
}

test('an output knows what varies in it, which is nothing where the example does not say', () => {
  const files = exampleFiles('list');
  const varying = {
    ...files,
    'examples/list/output.json': output,
    'examples/list/varies.txt': lines('iso-time', 'duration'),
  };
  expect(readExample('list', memoryFiles(files))).toMatchObject({
    ok: true,
    example: {output: {varies: []}},
  });
  expect(readExample('list', memoryFiles(varying))).toMatchObject({
    ok: true,
    example: {output: {varies: ['iso-time', 'duration']}},
  });
});

test('a page that shows an example depends on the file of what varies in its output', () => {
  expect(filesOfExample('list')).toContain('examples/list/varies.txt');
});
