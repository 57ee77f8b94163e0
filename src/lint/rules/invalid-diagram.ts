import {fence} from './case-parts.ts';
import type {Rule} from './rule.ts';

export const rule: Rule = {
  code: 'invalid-diagram',
  says: 'A diagram does not parse, or has a line that no check can execute.',
  mend: 'Write participants, arrows with `->>` or `-->>`, and one `alt` with `else` and `end`.',
  bad: [
    {
      files: {
        'docs/page.mdx': `<Claim id="flow">\n\n${fence('mermaid', 'sequenceDiagram', '  A->>B: hi', '  Note over A: hm')}\n</Claim>\n`,
      },
      problems: [
        'docs/page.mdx:6:1 invalid-diagram no check can execute "Note over A: hm": write participants, arrows with ->> or -->>, and one alt with else and end.',
      ],
    },
  ],
  good: [
    {
      files: {
        'docs/page.mdx': `<Claim id="flow">\n\n${fence('mermaid', 'sequenceDiagram', '  A->>B: hi', '  B-->>A: hm')}\n</Claim>\n`,
      },
    },
  ],
};
