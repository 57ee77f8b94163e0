import {fence} from './case-parts.ts';
import type {Rule} from './rule.ts';

export const rule: Rule = {
  code: 'missing-file',
  says: 'A fence shows a file that does not exist, or a page shows an API that no file describes.',
  mend: 'Write the path of a file in `examples/` or the name of a server with a description in `static/`, or add the file.',
  bad: [
    {
      files: {
        'docs/page.mdx': fence('ts snippet=examples/server/ap.ts'),
        'examples/server/app.ts': 'start();\n',
      },
      problems: [
        'docs/page.mdx:1:1 missing-file there is no examples/server/ap.ts: examples/server has app.ts.',
      ],
    },
    {
      files: {
        'docs/page.mdx': 'Text.\n\n<ApiRoutes server="9.9.9" />\n',
        'static/openapi.yaml': 'openapi: 3.1.0\n',
      },
      problems: [
        'docs/page.mdx:3:1 missing-file static/openapi-9.9.9.yaml, which describes the API of the server "9.9.9", is not there.',
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
    {
      files: {
        'docs/page.mdx': '<ApiRoutes server="reference" />\n',
        'static/openapi.yaml': 'openapi: 3.1.0\n',
      },
    },
  ],
};
