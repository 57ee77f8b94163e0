import type {Rule} from './rule.ts';

export const rule: Rule = {
  code: 'broken-link',
  says: 'A link leads to no page and to no file of the site.',
  mend: 'Write a page by its file, a file of `static/` with a slash before it, and one that the build writes as `pathname:///file`.',
  bad: [
    {
      files: {'docs/page.mdx': '[Limits](limts.mdx)\n', 'docs/limits.mdx': 'Text.\n'},
      problems: [
        'docs/page.mdx:1:1 broken-link there is no docs/limts.mdx: did you mean limits.mdx?',
      ],
    },
  ],
  good: [
    {
      files: {'docs/page.mdx': '[Limits](limits.mdx)\n', 'docs/limits.mdx': 'Text.\n'},
    },
  ],
};
