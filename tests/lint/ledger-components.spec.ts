import {expect, test} from '@playwright/test';
import {formatProblem} from '../../src/content/problem.ts';
import {checkProject} from '../../src/lint/check-project.ts';
import {lines, memoryFiles} from '../fixtures/memory-files.ts';

const cases: readonly {what: string; page: string; problems: string[]}[] = [
  {
    what: 'a page may show the record of the checks, and the problems that they name',
    page: lines('<MutationScores />', '', '<Ledger />', '', '<ProblemCodes />'),
    problems: [],
  },
  {
    what: 'an attribute could show any record, so there is none',
    page: lines('<Ledger record="[]" />'),
    problems: [
      'docs/page.mdx:1:1 unknown-attribute <Ledger> takes no attributes, and not "record".',
    ],
  },
  {
    what: 'an author writes no record into a claim',
    page: lines('Text with <Claim id="a" record="{}">`A`</Claim>.'),
    problems: [
      'docs/page.mdx:1:11 unknown-attribute <Claim> takes id, server, from, to and on, each as name="text", and not "record".',
    ],
  },
  {
    what: 'text inside would not be shown',
    page: lines('<MutationScores>100 %</MutationScores>'),
    problems: [
      'docs/page.mdx:1:1 unknown-component <MutationScores> is filled from the record of a run: close it with />, without text inside.',
    ],
  },
  {
    what: 'text in the list of problems would not be shown',
    page: lines('<ProblemCodes>none</ProblemCodes>'),
    problems: [
      'docs/page.mdx:1:1 unknown-component <ProblemCodes> is filled from src/lint/rules/: close it with />, without text inside.',
    ],
  },
];

for (const {what, page, problems} of cases) {
  test(what, async () => {
    const {problems: found} = await checkProject(memoryFiles({'docs/page.mdx': page}));
    expect(found.map(formatProblem)).toEqual(problems);
  });
}
