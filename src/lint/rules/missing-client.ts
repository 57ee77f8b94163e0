import {exampleFiles, without} from './case-parts.ts';
import type {Rule} from './rule.ts';

export const rule: Rule = {
  code: 'missing-client',
  says: 'An example lacks a client that the page shows.',
  mend: 'Add the file that the message names, or write `client="curl"`, `client="typescript"` or `client="python"`.',
  bad: [
    {
      files: {'docs/page.mdx': '<Example name="list" />\n'},
      beside: without(exampleFiles('list'), 'examples/list/python.py'),
      problems: [
        'docs/page.mdx:1:1 missing-client example "list" has no Python client: add examples/list/python.py.',
      ],
    },
    {
      files: {'docs/page.mdx': '<Example name="list" client="ruby" />\n'},
      beside: exampleFiles('list'),
      problems: [
        'docs/page.mdx:1:1 missing-client there is no client "ruby": the clients are curl, typescript and python.',
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
