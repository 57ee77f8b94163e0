import {fence} from './case-parts.ts';
import type {Rule} from './rule.ts';

export const rule: Rule = {
  code: 'filled-snippet',
  says: 'A fence that the build fills from a file has code of its own.',
  mend: 'Remove the code between the marks of the fence.',
  bad: [
    {
      files: {
        'docs/page.mdx': fence('ts snippet=examples/server/app.ts', 'stale();'),
        'examples/server/app.ts': 'start();\n',
      },
      problems: [
        'docs/page.mdx:1:1 filled-snippet this fence is filled from examples/server/app.ts: remove the code between its marks.',
      ],
    },
  ],
  good: [
    {
      files: {
        'docs/page.mdx': fence('ts snippet=examples/server/app.ts'),
        'examples/server/app.ts': 'start();\n',
      },
    },
  ],
};
