import {fence} from './case-parts.ts';
import type {Rule} from './rule.ts';

export const rule: Rule = {
  code: 'unchecked-without-reason',
  says: 'A fence is marked `unchecked` without a reason.',
  mend: 'Write the reason as `unchecked="why"`.',
  bad: [
    {
      files: {'docs/page.mdx': fence('bash unchecked', 'npm ci')},
      problems: [
        'docs/page.mdx:1:1 unchecked-without-reason this fence does not say why nothing checks it: write unchecked="why".',
      ],
    },
  ],
  good: [
    {
      files: {'docs/page.mdx': fence('bash unchecked="it installs from the network"', 'npm ci')},
    },
  ],
};
