import {checkAt} from './case-parts.ts';
import type {Rule} from './rule.ts';

export const rule: Rule = {
  code: 'claim-without-check',
  says: 'A page makes a claim that no check holds.',
  mend: 'Write its check in a file of `src/checks/` that `index.ts` imports, or take the claim off the page.',
  bad: [
    {
      files: {'docs/page.mdx': 'Text with <Claim id="status">`401`</Claim>.\n'},
      checks: [],
      problems: [
        'docs/page.mdx:1:11 claim-without-check no check holds claim "status": add claim(\'page/status\', …) to a file in src/checks/ that index.ts imports.',
      ],
    },
  ],
  good: [
    {
      files: {'docs/page.mdx': 'Text with <Claim id="status">`401`</Claim>.\n'},
      checks: [checkAt(2, 'page/status')],
    },
  ],
};
