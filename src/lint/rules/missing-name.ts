import type {Rule} from './rule.ts';

export const rule: Rule = {
  code: 'missing-name',
  says: 'An example or a claim has no name, so nothing is found for it.',
  mend: 'Write `<Example name="folder" />` or `<Claim id="what-it-says">`.',
  bad: [
    {
      files: {'docs/page.mdx': '<Example />\n'},
      problems: [
        'docs/page.mdx:1:1 missing-name <Example> has no name: write <Example name="…" />.',
      ],
    },
    {
      files: {'docs/page.mdx': 'Text with <Claim>`401`</Claim>.\n'},
      problems: [
        'docs/page.mdx:1:11 missing-name <Claim> has no id: write <Claim id="what-it-says">.',
      ],
    },
  ],
  good: [
    {
      files: {'docs/page.mdx': 'Text with <Claim id="status">`401`</Claim>.\n'},
    },
  ],
};
