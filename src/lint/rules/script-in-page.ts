import {lines} from './case-parts.ts';
import type {Rule} from './rule.ts';

export const rule: Rule = {
  code: 'script-in-page',
  says: 'A page has JavaScript, which could show any text.',
  mend: 'Remove it, or write what it shows as text; a comment is no JavaScript.',
  bad: [
    {
      files: {'docs/page.mdx': lines('Text {`pasted`}.')},
      problems: [
        'docs/page.mdx:1:6 script-in-page nothing holds JavaScript in a page against the code: remove "`pasted`", or write it as text.',
      ],
    },
  ],
  good: [
    {
      files: {'docs/page.mdx': lines('{/* why */}', '', 'Text.')},
    },
  ],
};
