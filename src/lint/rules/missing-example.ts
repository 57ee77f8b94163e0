import {exampleFiles} from './case-parts.ts';
import type {Rule} from './rule.ts';

export const rule: Rule = {
  code: 'missing-example',
  says: 'A page shows an example that does not exist.',
  mend: 'Write the name of a folder in `examples/`, or add the folder with its three clients and their output.',
  bad: [
    {
      files: {'docs/page.mdx': '<Example name="lst" />\n'},
      beside: exampleFiles('list'),
      problems: [
        'docs/page.mdx:1:1 missing-example there is no example "lst": the examples are list.',
      ],
    },
  ],
  good: [
    {
      files: {'docs/page.mdx': '<Example name="list" />\n'},
      beside: exampleFiles('list'),
    },
  ],
};
