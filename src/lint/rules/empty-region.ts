import {fence, lines} from './case-parts.ts';
import type {Rule} from './rule.ts';

export const rule: Rule = {
  code: 'empty-region',
  says: 'A fence shows a region or a file without any code in it.',
  mend: 'Put the code between the markers, or remove the fence.',
  bad: [
    {
      files: {
        'docs/page.mdx': fence('sh snippet=examples/server/run.sh#one'),
        'examples/server/run.sh': lines('# region one', '', '# endregion one'),
      },
      problems: [
        'docs/page.mdx:1:1 empty-region examples/server/run.sh:1 region "one" has no code: fill it, or remove this fence.',
      ],
    },
  ],
  good: [
    {
      files: {
        'docs/page.mdx': fence('sh snippet=examples/server/run.sh#one'),
        'examples/server/run.sh': lines('# region one', 'npm start', '# endregion one'),
      },
    },
  ],
};
