import {vocabulary} from './case-parts.ts';
import type {Rule} from './rule.ts';

export const rule: Rule = {
  code: 'unknown-header',
  says: 'A page names a header that neither the server nor a client uses.',
  mend: 'Write the name of one that is used, or describe it in `static/openapi.yaml`.',
  bad: [
    {
      files: {'docs/page.mdx': 'Send `X-API-KYE`.\n'},
      vocabulary,
      problems: [
        'docs/page.mdx:1:6 unknown-header neither the server nor a client uses the header X-API-KYE: did you mean X-API-KEY? Write the name of one that is used, or describe it in static/openapi.yaml.',
      ],
    },
  ],
  good: [
    {
      files: {'docs/page.mdx': 'Send `X-API-KEY`.\n'},
      vocabulary,
    },
  ],
};
