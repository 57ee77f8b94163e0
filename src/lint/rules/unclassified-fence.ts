import {fence} from './case-parts.ts';
import type {Rule} from './rule.ts';

export const rule: Rule = {
  code: 'unclassified-fence',
  says: 'Nothing holds the code in a fence against the code that runs.',
  mend: 'Pull it from `examples/`, put it inside a claim, or say with `unchecked="why"` why nothing can check it.',
  bad: [
    {
      files: {'docs/page.mdx': fence('ts', 'const pasted = true;')},
      problems: [
        'docs/page.mdx:1:1 unclassified-fence nothing holds this fence against the code: pull it from examples/ with snippet=examples/file#region, show an example with <Example name="…" />, put it inside <Claim id="…">, or mark it unchecked="why".',
      ],
    },
  ],
  good: [
    {
      files: {
        'docs/page.mdx': fence(
          'ts unchecked="it stands for your own code"',
          'const pasted = true;',
        ),
      },
    },
  ],
};
