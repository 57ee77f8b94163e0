import {exampleFiles} from './case-parts.ts';
import type {Rule} from './rule.ts';

export const rule: Rule = {
  code: 'unknown-attribute',
  says: 'A component has an attribute that it does not take, or one whose value is no plain text.',
  mend: 'Write the attributes that the message names, each as `name="text"`.',
  bad: [
    {
      files: {'docs/page.mdx': '<Example name="list" clent="curl" />\n'},
      beside: exampleFiles('list'),
      problems: [
        'docs/page.mdx:1:1 unknown-attribute <Example> takes name and client, each as name="text", and not "clent".',
      ],
    },
  ],
  good: [
    {
      files: {'docs/page.mdx': '<Example name="list" client="curl" />\n'},
      beside: exampleFiles('list'),
    },
  ],
};
