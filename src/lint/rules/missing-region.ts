import {fence, lines} from './case-parts.ts';
import type {Rule} from './rule.ts';

export const rule: Rule = {
  code: 'missing-region',
  says: 'A fence or an example shows a region that its file does not have.',
  mend: 'Put the code between `region` and `endregion` markers of that name, or name a region that the file has.',
  bad: [
    {
      files: {
        'docs/page.mdx': fence('ts snippet=examples/server/app.ts#strat'),
        'examples/server/app.ts': lines('// #region start', 'start();', '// #endregion start'),
      },
      problems: [
        'docs/page.mdx:1:1 missing-region examples/server/app.ts has no region "strat": its regions are start. Put the code between region and endregion markers of that name, or name another region.',
      ],
    },
  ],
  good: [
    {
      files: {
        'docs/page.mdx': fence('ts snippet=examples/server/app.ts#start'),
        'examples/server/app.ts': lines('// #region start', 'start();', '// #endregion start'),
      },
    },
  ],
};
