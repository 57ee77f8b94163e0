import {lines} from './case-parts.ts';
import type {Rule} from './rule.ts';

export const rule: Rule = {
  code: 'undefined-reference',
  says: 'A link or a footnote refers to a label that the page does not define.',
  mend: 'Write `[label]: address` in a line of its own, or `\\[` before brackets that are no link.',
  bad: [
    {
      files: {'docs/page.mdx': 'See [the guide][guide].\n'},
      problems: [
        'docs/page.mdx:1:5 undefined-reference no line of this page defines [guide]: Write "[guide]: address" in a line of its own, or \\[ before brackets that are no link.',
      ],
    },
  ],
  good: [
    {
      files: {
        'docs/page.mdx': lines('See [the guide][guide].', '', '[guide]: https://example.com'),
      },
    },
  ],
};
