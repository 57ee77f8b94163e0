import {pageWith} from './case-parts.ts';
import type {Rule} from './rule.ts';

export const rule: Rule = {
  code: 'front-matter',
  says: 'The front matter of a page is no valid YAML, or has a field that the site cannot use.',
  mend: 'Write each field as `name: value`, with a value of the kind that the message names.',
  bad: [
    {
      files: {'docs/page.mdx': pageWith('desciption: What it is about.')},
      problems: [
        'docs/page.mdx:2:1 front-matter nothing reads "desciption" in the front matter: did you mean description?',
      ],
    },
  ],
  good: [
    {
      files: {'docs/page.mdx': pageWith('description: What it is about.')},
    },
  ],
};
