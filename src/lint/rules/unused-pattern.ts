import {fence} from './case-parts.ts';
import type {Rule} from './rule.ts';

export const rule: Rule = {
  code: 'unused-pattern',
  says: '`varies` names a pattern that nothing in the text looks like.',
  mend: 'Remove the name, or show a value of that form.',
  bad: [
    {
      files: {
        'docs/page.mdx': `<Claim id="log">\n\n${fence('text varies="duration"', 'took a moment')}\n</Claim>\n`,
      },
      problems: [
        'docs/page.mdx:3:1 unused-pattern nothing here looks like "duration": remove the name, or show a value of that form.',
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
