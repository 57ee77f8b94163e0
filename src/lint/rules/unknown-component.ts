import {lines} from './case-parts.ts';
import type {Rule} from './rule.ts';

export const rule: Rule = {
  code: 'unknown-component',
  says: 'A page uses a component that no check can look into.',
  mend: 'Write the content in Markdown, or use one of the components that the message names.',
  bad: [
    {
      files: {'docs/page.mdx': lines('Text.', '', '<pre>pasted</pre>')},
      problems: [
        'docs/page.mdx:3:1 unknown-component nothing holds <pre> against the code: the components of a page are ApiRoutes, AttackRun, Claim, Compatibility, EnduranceRun, Example, ExampleOutput, KeyTiming, Ledger, MutationScores, PasteResponse, ProblemCodes, ServerRates, ServerTab and ServerTabs.',
      ],
    },
  ],
  good: [
    {
      files: {'docs/page.mdx': lines('Text.', '', '<Ledger />')},
    },
  ],
};
