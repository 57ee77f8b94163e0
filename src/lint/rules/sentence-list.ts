import {lines} from './case-parts.ts';
import type {BadCase, Rule} from './rule.ts';

const page = {'docs/page.mdx': 'Keep it secret. A proxy adds none.\n'};
const list = 'src/records/sentences/page.yaml';
const rest = 'advice: [Keep it secret.]';

/** A list in which something is wrong, beside what is right. */
const badList = (problem: string, ...listed: string[]): BadCase => ({
  readsSentences: true,
  files: {...page, [list]: lines(...listed)},
  problems: [problem],
});

export const rule: Rule = {
  code: 'sentence-list',
  says: 'The list of a page’s sentences has what it cannot have, or what the page does not.',
  mend: 'Run `npm run sentences`, which brings the lists to what the pages say, and mend the rest by hand.',
  bad: [
    badList(
      'src/records/sentences/page.yaml:5:5 sentence-list docs/page.mdx has no sentence "A proxy adds some." any more: run "npm run sentences".',
      rest,
      'fact:',
      '  - {sentence: A proxy adds none., source: https://nginx.org, read: 2026-11-29}',
      'definition:',
      '  - A proxy adds some.',
    ),
    badList(
      'src/records/sentences/page.yaml:1:47 sentence-list "Keep it secret." stands here twice: take one away.',
      'advice: [Keep it secret., A proxy adds none., Keep it secret.]',
    ),
    badList(
      'src/records/sentences/page.yaml:3:5 sentence-list "A proxy adds none." has no kind yet: put what it says into a <Claim>, or move it below its kind.',
      rest,
      'unread:',
      '  - A proxy adds none.',
    ),
    badList(
      'src/records/sentences/page.yaml:3:6 sentence-list no page has a claim page/none: name the claim whose check fails where this sentence is wrong, as page/claim.',
      rest,
      'held:',
      ' -   {sentence: A proxy adds none., by: page/none}',
    ),
    badList(
      'src/records/sentences/page.yaml:3:5 sentence-list there is no test tests/none.spec.ts: name the file of the test that holds this sentence.',
      rest,
      'tested:',
      '  - {sentence: A proxy adds none., by: tests/none.spec.ts}',
    ),
    {
      readsSentences: true,
      files: {
        'docs/page.mdx': '# Page\n',
        'src/records/sentences/gone.yaml': '',
        [list]: lines(
          'wish: []',
          'advice: Keep it.',
          'definition: [{sentence: It is.}]',
          'held: [It does.]',
          'fact:',
          '  - {sentence: It is., source: https://nginx.org, read: today}',
        ),
      },
      problems: [
        'src/records/sentences/gone.yaml:1:1 sentence-list there is no page of this name: remove the list, or rename it like its page.',
        'src/records/sentences/page.yaml:1:1 sentence-list "wish" is no kind of sentence: write claimed, held, tested, advice, definition, signpost, fact, or unclaimed.',
        'src/records/sentences/page.yaml:2:1 sentence-list under "advice" stand its sentences, each after a hyphen.',
        'src/records/sentences/page.yaml:3:14 sentence-list an entry under "definition" is the sentence alone.',
        'src/records/sentences/page.yaml:4:8 sentence-list an entry under "held" has these fields: sentence: …, by: ….',
        'src/records/sentences/page.yaml:6:5 sentence-list "read" is a day, such as 2026-11-29.',
      ],
    },
    {
      readsSentences: true,
      files: {'docs/page.mdx': '# Page\n', [list]: '- Keep it secret.\n'},
      problems: [
        'src/records/sentences/page.yaml:1:1 sentence-list a list has kinds, and under each its sentences: claimed, held, tested, advice, definition, signpost, fact, or unclaimed.',
      ],
    },
    {
      readsSentences: true,
      files: {'docs/page.mdx': '# Page\n', [list]: 'advice: [\n'},
      problems: [
        'src/records/sentences/page.yaml:2:1 sentence-list this is not YAML: Flow sequence in block collection must be sufficiently indented and end with a ].',
      ],
    },
  ],
  good: [
    {
      readsSentences: true,
      files: {
        'docs/page.mdx': 'It does <Claim id="it">`this`</Claim>. It does so. This is it.\n',
        'tests/it.spec.ts': '',
        [list]: lines(
          'claimed: ["It does {it}."]',
          'held: [{sentence: It does so., by: page/it}]',
          'tested: [{sentence: This is it., by: tests/it.spec.ts}]',
        ),
      },
    },
  ],
};
