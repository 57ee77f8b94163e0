import {lines} from './case-parts.ts';
import type {Rule} from './rule.ts';

const list = 'src/records/sentences/page.yaml';

export const rule: Rule = {
  code: 'unread-sentence',
  says: 'A sentence outside claims is new or was changed, and nobody has read it since.',
  mend: 'Put what it says into a claim, or run `npm run sentences` and move it below the kind that it is of.',
  bad: [
    {
      readsSentences: true,
      files: {
        'docs/page.mdx': 'The key is\nnever logged. Keep it secret.\n',
        [list]: lines('advice:', '  - Keep it secret.'),
      },
      problems: [
        'docs/page.mdx:1:1 unread-sentence nobody has read "The key is never logged." as it is now: put what it says into a <Claim>, or run "npm run sentences" and give it a kind in src/records/sentences/page.yaml.',
      ],
    },
    {
      readsSentences: true,
      files: {
        'docs/page.mdx':
          '- It gets <Claim id="status">`401`</Claim> after that, and `200` before.\n',
        [list]: '',
      },
      problems: [
        'docs/page.mdx:1:3 unread-sentence nobody has read "It gets {status} after that, and `200` before." as it is now: put what it says into a <Claim>, or run "npm run sentences" and give it a kind in src/records/sentences/page.yaml.',
      ],
    },
  ],
  good: [
    {
      readsSentences: true,
      files: {
        'docs/page.mdx':
          'Keep it secret. It gets <Claim id="status">`401`</Claim>.\n\n<Claim id="all">\n\nOf this, the check compares `all`.\n\n</Claim>\n\n```sh unchecked="a sample"\ndo it\n```\n',
        [list]: lines('claimed:', '  - It gets {status}.', 'advice:', '  - Keep it secret.'),
      },
    },
    {files: {'docs/page.mdx': 'Without lists, nothing is looked for in them.\n'}},
  ],
};
