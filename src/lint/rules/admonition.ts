import {lines} from './case-parts.ts';
import type {Rule} from './rule.ts';

export const rule: Rule = {
  code: 'admonition',
  says: 'A note has no known kind, no end, or a form that the site prints as it stands.',
  mend: 'Begin it with `:::note`, `:::tip`, `:::info`, `:::warning` or `:::danger` in a line of its own, and end it with `:::`.',
  bad: [
    {
      files: {'docs/page.mdx': lines(':::warnin[Title]', '', 'Text.', '', ':::')},
      problems: [
        'docs/page.mdx:1:1 admonition there is no kind of note ":::warnin": did you mean :::warning? The kinds are note, tip, info, warning, danger, important, caution, success and secondary.',
      ],
    },
  ],
  good: [
    {
      files: {'docs/page.mdx': lines(':::warning[Title]', '', 'Text.', '', ':::')},
    },
  ],
};
