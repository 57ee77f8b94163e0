import {pageWith} from './case-parts.ts';
import type {Rule} from './rule.ts';

export const rule: Rule = {
  code: 'doubled-page',
  says: 'Two pages have the same id or the same address, so the site would show one of them.',
  mend: 'Give one of them another `id` or another `slug`.',
  bad: [
    {
      files: {'docs/a.mdx': pageWith('id: a'), 'docs/b.mdx': pageWith('slug: /a')},
      problems: [
        'docs/b.mdx:2:1 doubled-page docs/a.mdx has the address /a already: give this page another slug.',
      ],
    },
  ],
  good: [
    {
      files: {'docs/a.mdx': pageWith('id: a'), 'docs/b.mdx': pageWith('slug: /b')},
    },
  ],
};
