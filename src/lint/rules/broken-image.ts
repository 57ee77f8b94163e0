import type {Rule} from './rule.ts';

export const rule: Rule = {
  code: 'broken-image',
  says: 'An image names no file of `static/`.',
  mend: 'Put the image into `static/`, and write its path from there with a slash before it.',
  bad: [
    {
      files: {'docs/page.mdx': '![A guide](guide.png)\n'},
      beside: {'static/img/guide.png': 'png\n'},
      problems: [
        'docs/page.mdx:1:1 broken-image there is no image guide.png: did you mean /img/guide.png?',
      ],
    },
  ],
  good: [
    {
      files: {'docs/page.mdx': '![A guide](/img/guide.png)\n'},
      beside: {'static/img/guide.png': 'png\n'},
    },
  ],
};
