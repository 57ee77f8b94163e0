import {lines} from './case-parts.ts';
import type {Rule} from './rule.ts';

export const rule: Rule = {
  code: 'doubled-region',
  says: 'Two regions of a file have the same name.',
  mend: 'Rename all of them but one.',
  bad: [
    {
      files: {
        'examples/server/app.ts': lines(
          '// #region one',
          'a();',
          '// #endregion one',
          '// #region one',
          'b();',
          '// #endregion one',
        ),
      },
      problems: [
        'examples/server/app.ts:4:1 doubled-region region "one" is opened at line 1 already: give this one another name.',
      ],
    },
  ],
  good: [
    {
      files: {
        'examples/server/app.ts': lines(
          '// #region one',
          'a();',
          '// #endregion one',
          '// #region two',
          'b();',
          '// #endregion two',
        ),
      },
    },
  ],
};
