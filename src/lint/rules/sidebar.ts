import {siteWith} from './case-parts.ts';
import type {Rule} from './rule.ts';

export const rule: Rule = {
  code: 'sidebar',
  says: 'A sidebar has an item that leads nowhere, or a page is in no sidebar.',
  mend: 'Add the page to `sidebars.ts`, or mend the id there.',
  bad: [
    {
      files: {'docs/a.mdx': 'Text.\n', 'docs/b.mdx': 'Text.\n'},
      site: siteWith('a'),
      problems: [
        "docs/b.mdx:1:1 sidebar no sidebar has this page, so no reader finds it: add 'b' to sidebars.ts.",
      ],
    },
    {
      files: {'docs/limits.mdx': 'Text.\n'},
      site: siteWith('limits', 'limts'),
      problems: ['sidebars.ts:1:34 sidebar no page has the id "limts": did you mean limits?'],
    },
  ],
  good: [
    {
      files: {'docs/a.mdx': 'Text.\n', 'docs/b.mdx': 'Text.\n'},
      site: siteWith('a', 'b'),
    },
  ],
};
