import {fence} from './case-parts.ts';
import type {Rule} from './rule.ts';

export const rule: Rule = {
  code: 'outside-examples',
  says: 'A fence shows code from outside `examples/`, where nothing runs it.',
  mend: 'Move the code into a folder of `examples/`, and write the path as `examples/folder/file`.',
  bad: [
    {
      files: {'docs/page.mdx': fence('ts snippet=examples/../src/secret.ts#one')},
      problems: [
        'docs/page.mdx:1:1 outside-examples "examples/../src/secret.ts" is not a path inside examples/: code that a page shows has to run there, so write it as examples/folder/file.',
      ],
    },
  ],
  good: [
    {
      files: {
        'docs/page.mdx': fence('ts snippet=examples/server/app.ts'),
        'examples/server/app.ts': 'start();\n',
      },
    },
  ],
};
