import {lines} from './case-parts.ts';
import type {Rule} from './rule.ts';

export const rule: Rule = {
  code: 'doubled-anchor',
  says: 'Two headings of a page have the same id, so a link finds one of them.',
  mend: 'Give one of them another id, with `{/* #id */}` at its end.',
  bad: [
    {
      files: {'docs/page.mdx': lines('## One {/* #same */}', '', '### Two {/* #same */}')},
      problems: [
        'docs/page.mdx:3:1 doubled-anchor the id "same" belongs to the heading of line 1 already: give this heading another one, with {/* #id */} at its end.',
      ],
    },
  ],
  good: [
    {
      files: {'docs/page.mdx': lines('## One {/* #same */}', '', '### Two {/* #other */}')},
    },
  ],
};
