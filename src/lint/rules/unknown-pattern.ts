import {fence} from './case-parts.ts';
import type {Rule} from './rule.ts';

export const rule: Rule = {
  code: 'unknown-pattern',
  says: '`varies` names a pattern that does not exist.',
  mend: 'Write one of the patterns that the message names.',
  bad: [
    {
      files: {
        'docs/page.mdx': `<Claim id="log">\n\n${fence('text varies="time"', 'took 3 ms')}\n</Claim>\n`,
      },
      problems: [
        'docs/page.mdx:3:1 unknown-pattern there is no pattern "time": the patterns are log-time, iso-time, duration, seconds, port, port-number and host-port.',
      ],
    },
  ],
  good: [
    {
      files: {
        'docs/page.mdx': `<Claim id="log">\n\n${fence('text varies="duration"', 'took 3 ms')}\n</Claim>\n`,
      },
    },
  ],
};
