import {fence} from './case-parts.ts';
import type {Rule} from './rule.ts';

export const rule: Rule = {
  code: 'missing-file',
  says: 'A fence shows a file that does not exist.',
  mend: 'Write the path of a file in `examples/`, or add the file.',
  bad: [
    {
      files: {
        'docs/page.mdx': fence('ts snippet=examples/server/ap.ts'),
        'examples/server/app.ts': 'start();\n',
      },
      problems: [
        'docs/page.mdx:1:1 missing-file there is no examples/server/ap.ts: examples/server has app.ts.',
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
