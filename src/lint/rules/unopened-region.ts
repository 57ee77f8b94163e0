import {lines} from './case-parts.ts';
import type {Rule} from './rule.ts';

export const rule: Rule = {
  code: 'unopened-region',
  says: 'A region is closed and not opened.',
  mend: 'Add its `region` marker before the first line of its code, or remove the line.',
  bad: [
    {
      files: {'examples/server/client.py': lines('start()', '# endregion one')},
      problems: [
        'examples/server/client.py:2:1 unopened-region region "one" is closed and not opened: add "region one" before its first line, or remove this line.',
      ],
    },
  ],
  good: [
    {
      files: {'examples/server/client.py': lines('# region one', 'start()', '# endregion one')},
    },
  ],
};
