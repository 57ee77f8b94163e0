import type {Rule} from './rule.ts';

export const rule: Rule = {
  code: 'broken-anchor',
  says: 'A link leads to a heading or a claim that the page does not have.',
  mend: 'Write the id of a heading of level 2 to 4, or `claim-` and the id of a claim, after the `#`.',
  bad: [
    {
      files: {
        'docs/page.mdx': '[Limits](limits.mdx#per-hour)\n',
        'docs/limits.mdx': '## Per minute\n',
      },
      problems: [
        'docs/page.mdx:1:1 broken-anchor "limits.mdx#per-hour" leads to no heading of level 2 to 4 and to no claim of docs/limits.mdx: its headings are #per-minute.',
      ],
    },
  ],
  good: [
    {
      files: {
        'docs/page.mdx': '[Limits](limits.mdx#per-minute)\n',
        'docs/limits.mdx': '## Per minute\n',
      },
    },
  ],
};
