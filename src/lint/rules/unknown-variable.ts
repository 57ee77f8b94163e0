import {vocabulary} from './case-parts.ts';
import type {Rule} from './rule.ts';

export const rule: Rule = {
  code: 'unknown-variable',
  says: 'A page names an environment variable that neither the server nor a client reads.',
  mend: 'Write the name of one that is read, or make the code in `examples/` read this one.',
  bad: [
    {
      files: {'docs/page.mdx': 'Set `SERVER_PRT`.\n'},
      vocabulary,
      problems: [
        'docs/page.mdx:1:5 unknown-variable neither the server nor a client reads the variable SERVER_PRT: did you mean SERVER_PORT? Write the name of one that is read, or make the code in examples/ read this one.',
      ],
    },
  ],
  good: [
    {
      files: {'docs/page.mdx': 'Set `SERVER_PORT`.\n'},
      vocabulary,
    },
  ],
};
