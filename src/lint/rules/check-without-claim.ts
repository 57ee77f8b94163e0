import {checkAt} from './case-parts.ts';
import type {Rule} from './rule.ts';

export const rule: Rule = {
  code: 'check-without-claim',
  says: 'A check holds a claim that no page makes.',
  mend: 'Mark the statement on the page as a claim of that id, or remove the check.',
  bad: [
    {
      files: {'docs/page.mdx': 'Text.\n'},
      checks: [checkAt(2, 'page/status')],
      problems: [
        'src/checks/page.ts:2:1 check-without-claim no page has claim "page/status": mark the statement with <Claim id="…">, or remove the check.',
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
