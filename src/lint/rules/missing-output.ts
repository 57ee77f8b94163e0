import {exampleFiles, without} from './case-parts.ts';
import type {Rule} from './rule.ts';

export const rule: Rule = {
  code: 'missing-output',
  says: 'An example has no output to show.',
  mend: 'Write what its clients print to `output.json` or `output.txt`, or let `npm run check -- --update` write it.',
  bad: [
    {
      files: {'docs/page.mdx': '<Example name="list" />\n', 'examples/list/output.json': ''},
      beside: without(exampleFiles('list'), 'examples/list/output.json'),
      problems: [
        'docs/page.mdx:1:1 missing-output example "list" has no output: write what its clients print to examples/list/output.json or examples/list/output.txt.',
      ],
    },
  ],
  good: [
    {
      files: {
        'docs/page.mdx': '<Example name="list" />\n',
        'examples/list/output.json': '{"it": true}\n',
      },
      beside: without(exampleFiles('list'), 'examples/list/output.json'),
    },
  ],
};
