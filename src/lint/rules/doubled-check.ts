import {checkAt} from './case-parts.ts';
import type {Rule} from './rule.ts';

export const rule: Rule = {
  code: 'doubled-check',
  says: 'Two checks hold the same claim.',
  mend: 'Remove one of them, or give it the id of another claim.',
  bad: [
    {
      files: {'docs/page.mdx': 'Text with <Claim id="status">`401`</Claim>.\n'},
      checks: [checkAt(2, 'page/status'), checkAt(8, 'page/status')],
      problems: [
        'src/checks/page.ts:8:1 doubled-check src/checks/page.ts:2 has a check of claim "page/status" already: remove one of the two.',
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
