import {vocabulary} from './case-parts.ts';
import type {Rule} from './rule.ts';

export const rule: Rule = {
  code: 'unknown-status',
  says: 'A page names a status that the server never responds with, or another reason phrase than that of the status.',
  mend: 'Write one of the statuses that the message names, or a number that is no status without code marks.',
  bad: [
    {
      files: {'docs/page.mdx': 'You get `403`.\n'},
      vocabulary,
      problems: [
        'docs/page.mdx:1:9 unknown-status the server never answers 403: its statuses are 200 and 401. Write one of its statuses, or a number that is no status without code marks.',
      ],
    },
  ],
  good: [
    {
      files: {'docs/page.mdx': 'You get `401`.\n'},
      vocabulary,
    },
  ],
};
