import {language} from './case-parts.ts';
import type {Rule} from './rule.ts';

export const rule: Rule = {
  code: 'long-sentence',
  says: 'A sentence has so many words that a reader has to read it twice.',
  mend: 'Make two sentences of it.',
  bad: [
    {
      files: {
        'docs/page.mdx':
          'Send one and one and one and one and one and one and one and one and one and one and one and one and one and one and one and two.\n',
      },
      language,
      problems: [
        'docs/page.mdx:1:1 long-sentence this sentence has 32 words: make two of it, with 26 at most in each.',
      ],
    },
  ],
  good: [
    {
      files: {
        'docs/page.mdx':
          'Send one and one. One and one and one. One and one and one. One and one and one. One and one and one and one and two.\n',
      },
      language,
    },
  ],
};
