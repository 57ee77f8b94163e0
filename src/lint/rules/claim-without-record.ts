import {recordOf} from './case-parts.ts';
import type {Rule} from './rule.ts';

const page = 'A status: <Claim id="status" server="elizaos">`200`</Claim>.\n';
const ofBeta = 'A status: <Claim id="status" server="elizaos" on="2.0.0-beta.2">`200`</Claim>.\n';

export const rule: Rule = {
  code: 'claim-without-record',
  says: 'A claim is about ElizaOS, and no released server was held against it.',
  mend: 'Run `npm run compat`, and commit the record that it writes.',
  bad: [
    {
      files: {'docs/page.mdx': page},
      releases: recordOf({}),
      problems: [
        'docs/page.mdx:1:11 claim-without-record the record of released servers has no claim "status": run "npm run compat".',
      ],
    },
    {
      files: {'docs/page.mdx': ofBeta},
      releases: recordOf({
        'page/status': {documented: ['200'], '1.4.2': 'holds', '1.7.2': 'holds'},
      }),
      problems: [
        'docs/page.mdx:1:11 claim-without-record the record of released servers has no claim "status": run "npm run compat -- 2.0.0-beta.2".',
      ],
    },
  ],
  good: [
    {
      files: {'docs/page.mdx': ofBeta},
      releases: recordOf(
        {},
        {'2.0.0-beta.2': {'page/status': {documented: ['200'], outcome: {outcome: 'holds'}}}},
      ),
    },
    {
      files: {'docs/page.mdx': page},
      releases: recordOf({
        'page/status': {documented: ['200'], '1.4.2': 'holds', '1.7.2': 'holds'},
      }),
    },
  ],
};
