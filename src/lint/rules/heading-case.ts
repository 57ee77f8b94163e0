import {language} from './case-parts.ts';
import type {Rule} from './rule.ts';

export const rule: Rule = {
  code: 'heading-case',
  says: 'A heading has a capital in the middle that begins no name.',
  mend: 'Write the word small, or add a name to `src/lint/language/words.ts`.',
  bad: [
    {
      files: {'docs/page.mdx': '## Store the Key\n'},
      language,
      problems: [
        'docs/page.mdx:1:14 heading-case a heading has a capital only at its start and in names: write "key".',
      ],
    },
  ],
  good: [
    {
      files: {'docs/page.mdx': '## Store the key in Docker\n'},
      language,
    },
  ],
};
