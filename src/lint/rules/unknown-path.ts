import {vocabulary} from './case-parts.ts';
import type {Rule} from './rule.ts';

export const rule: Rule = {
  code: 'unknown-path',
  says: 'A page names an `/api` path that the server does not route.',
  mend: 'Write a path that it routes, or describe the route in `static/openapi.yaml`.',
  bad: [
    {
      files: {'docs/page.mdx': 'Ask /api/agnts.\n'},
      vocabulary,
      problems: [
        'docs/page.mdx:1:5 unknown-path the server has nothing at /api/agnts: did you mean /api/agents? Write a path that it routes, or describe the route in static/openapi.yaml.',
      ],
    },
  ],
  good: [
    {
      files: {'docs/page.mdx': 'Ask /api/agents.\n'},
      vocabulary,
    },
  ],
};
