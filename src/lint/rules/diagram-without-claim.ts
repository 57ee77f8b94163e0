import {fence} from './case-parts.ts';
import type {Rule} from './rule.ts';

export const rule: Rule = {
  code: 'diagram-without-claim',
  says: 'Nothing executes a diagram, since it stands in no claim.',
  mend: 'Put it inside a claim whose check holds it against a trace, or mark it `unchecked="why"`.',
  bad: [
    {
      files: {'docs/page.mdx': fence('mermaid', 'sequenceDiagram', '  A->>B: hi')},
      problems: [
        'docs/page.mdx:1:1 diagram-without-claim nothing executes this diagram: put it inside <Claim id="…"> and hold it against a trace, or mark it unchecked="why".',
      ],
    },
  ],
  good: [
    {
      files: {
        'docs/page.mdx': `<Claim id="flow">\n\n${fence('mermaid', 'sequenceDiagram', '  A->>B: hi')}\n</Claim>\n`,
      },
    },
  ],
};
