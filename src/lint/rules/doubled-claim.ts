import {lines} from './case-parts.ts';
import type {Rule} from './rule.ts';

export const rule: Rule = {
  code: 'doubled-claim',
  says: 'Two claims of a page have the same id.',
  mend: 'Give one of them another id.',
  bad: [
    {
      files: {
        'docs/page.mdx': lines('<Claim id="a">`1`</Claim>', '', 'And <Claim id="a">`2`</Claim>.'),
      },
      problems: [
        'docs/page.mdx:3:5 doubled-claim claim "a" stands on this page already: give this one another id.',
      ],
    },
  ],
  good: [
    {
      files: {
        'docs/page.mdx': lines('<Claim id="a">`1`</Claim>', '', 'And <Claim id="b">`2`</Claim>.'),
      },
    },
  ],
};
