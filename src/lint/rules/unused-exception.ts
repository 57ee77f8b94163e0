import {language} from './case-parts.ts';
import type {Rule} from './rule.ts';

const exceptions = [{page: 'docs/page.mdx', text: 'will', reason: 'A program says it.'}];

export const rule: Rule = {
  code: 'unused-exception',
  says: 'An exception of the language excuses nothing any more.',
  mend: 'Remove it from `src/lint/language/exceptions.ts`.',
  bad: [
    {
      files: {'docs/page.mdx': 'The server responds.\n'},
      language: {...language, exceptions},
      problems: [
        'src/lint/language/exceptions.ts:1:1 unused-exception nothing on docs/page.mdx needs the exception for "will" any more: remove it.',
      ],
    },
  ],
  good: [
    {
      files: {'docs/page.mdx': 'The server will respond.\n'},
      language: {...language, exceptions},
    },
  ],
};
