import type {Rule} from './rule.ts';

export const rule: Rule = {
  code: 'page-syntax',
  says: 'The page is not valid MDX.',
  mend: 'Close the component, and write `\\<` and `\\{` where a sign begins no component and no JavaScript.',
  bad: [
    {
      files: {'docs/page.mdx': 'The <Claim id="status">`401` never ends.\n'},
      problems: [
        'docs/page.mdx:1:1 page-syntax the page is not valid MDX: Expected a closing tag for `<Claim>` (1:5-1:24) before the end of `paragraph`.',
      ],
    },
  ],
  good: [
    {
      files: {'docs/page.mdx': 'The <Claim id="status">`401`</Claim> ends, and 3 \\< 4.\n'},
    },
  ],
};
