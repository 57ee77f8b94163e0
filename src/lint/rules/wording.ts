import {language} from './case-parts.ts';
import type {Rule} from './rule.ts';

export const rule: Rule = {
  code: 'wording',
  says: 'A page has a wording that the style guide avoids.',
  mend: 'Write what the message says, or list an exception with its reason in `src/lint/language/exceptions.ts`.',
  bad: [
    {
      files: {'docs/page.mdx': 'The server will respond.\n'},
      language,
      problems: [
        'docs/page.mdx:1:12 wording "will" is a wording that the style guide avoids: write the present tense.',
      ],
    },
  ],
  good: [
    {
      files: {'docs/page.mdx': 'The server responds.\n'},
      language,
    },
  ],
};
