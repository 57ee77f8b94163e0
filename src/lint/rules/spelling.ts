import {language} from './case-parts.ts';
import type {Rule} from './rule.ts';

export const rule: Rule = {
  code: 'spelling',
  says: 'A word is in no dictionary of US English, and is none of the site.',
  mend: 'Correct the word, mark it as code, or add it to `src/lint/language/words.ts`.',
  bad: [
    {
      files: {'docs/page.mdx': 'Its behaviour differs.\n'},
      language,
      problems: [
        'docs/page.mdx:1:5 spelling "behaviour" is in no dictionary of US English: did you mean "behavior"? Otherwise mark it as code, or add it to src/lint/language/words.ts.',
      ],
    },
  ],
  good: [
    {
      files: {'docs/page.mdx': 'Its behavior differs, and `behaviour` is code.\n'},
      language,
    },
  ],
};
