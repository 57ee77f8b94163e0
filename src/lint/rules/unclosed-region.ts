import {lines} from './case-parts.ts';
import type {Rule} from './rule.ts';

export const rule: Rule = {
  code: 'unclosed-region',
  says: 'A region is opened and not closed.',
  mend: 'Add its `endregion` marker after the last line of its code.',
  bad: [
    {
      files: {'examples/server/app.ts': lines('listen();', '  // #region one', '  start();')},
      problems: [
        'examples/server/app.ts:2:3 unclosed-region region "one" is opened and not closed: add "endregion one" after its last line.',
      ],
    },
  ],
  good: [
    {
      files: {
        'examples/server/app.ts': lines(
          'listen();',
          '  // #region one',
          '  start();',
          '  // #endregion one',
        ),
      },
    },
  ],
};
