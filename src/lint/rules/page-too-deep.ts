import type {Rule} from './rule.ts';

export const rule: Rule = {
  code: 'page-too-deep',
  says: 'The parts of a page stand too deep in each other for a reader, and for the program that reads it.',
  mend: 'Take away quotes, lists, components or marks of emphasis that stand in others.',
  bad: [
    {
      files: {'docs/page.mdx': `${'>'.repeat(62)} deep\n`},
      problems: [
        'docs/page.mdx:1:61 page-too-deep more than 60 quotes, lists, components or marks of emphasis stand in each other here: take some of them away.',
      ],
    },
  ],
  good: [
    {
      files: {'docs/page.mdx': '>> not so deep\n'},
    },
  ],
};
