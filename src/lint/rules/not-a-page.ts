import type {Rule} from './rule.ts';

export const rule: Rule = {
  code: 'not-a-page',
  says: 'A file in `docs/` is none of the pages that the site shows.',
  mend: 'Give it the ending `.mdx` and a name that begins with neither `_` nor a point, or move it.',
  bad: [
    {
      files: {'docs/other.md': 'Text.\n'},
      problems: [
        'docs/other.md:1:1 not-a-page docs/ holds pages only, and a page is an .mdx file: rename or move this file.',
      ],
    },
    {
      files: {'docs/_other.mdx': 'Text.\n'},
      problems: [
        'docs/_other.mdx:1:1 not-a-page the site has no page of a file or a folder whose name begins with "." or "_": rename it.',
      ],
    },
  ],
  good: [
    {
      files: {'docs/other.mdx': 'Text.\n'},
    },
  ],
};
