import {lines} from './case-parts.ts';
import type {Rule} from './rule.ts';

export const rule: Rule = {
  code: 'region-marker',
  says: 'A line is only nearly a region marker, so that it marks nothing.',
  mend: 'Write the marker as the message says: as a comment of that language, on a line of its own, with a name.',
  bad: [
    {
      files: {
        'examples/server/app.ts': lines('  // #regoin one', '  start();', '  // #endregion one'),
      },
      problems: [
        'examples/server/app.ts:1:3 region-marker "// #regoin one" is only nearly a region marker, since its keyword is written "region": write "// #region one".',
      ],
    },
  ],
  good: [
    {
      files: {
        'examples/server/app.ts': lines('  // #region one', '  start();', '  // #endregion one'),
      },
    },
  ],
};
