import type {RecordedOutcome} from '../check-released.ts';
import {lines, recordOf} from './case-parts.ts';
import type {Rule} from './rule.ts';

const since = (version: string) =>
  `A status: <Claim id="status" server="elizaos" from="${version}">\`200\`</Claim>.\n`;
const onBeta = {
  'docs/page.mdx':
    'A status: <Claim id="status" server="elizaos" on="2.0.0-beta.2">`200`</Claim>.\n',
};
const betaDid = (documented: string[], outcome: RecordedOutcome) =>
  recordOf({}, {'2.0.0-beta.2': {'page/status': {documented, outcome}}});
const withCode = (line: string) => ({
  'docs/page.mdx': lines(
    '<Claim id="client" server="elizaos" from="1.7.2">',
    '```js snippet=examples/page/client.mjs#get',
    '```',
    '</Claim>',
  ),
  'examples/page/client.mjs': lines('// #region get', line, '// #endregion get'),
});
const ranCode = 'examples/page/client.mjs#get\nget(it)';
const sinceNewest = {documented: ['200'], '1.4.2': 'differs', '1.7.2': 'holds'};

export const rule: Rule = {
  code: 'released-drift',
  says: 'A claim about ElizaOS and the record of the released servers disagree.',
  mend: 'Change the page to what the record has, or run `npm run compat` where the servers were not tried since.',
  bad: [
    {
      files: {'docs/page.mdx': since('1.7.2')},
      releases: recordOf({'page/status': {...sinceNewest, documented: ['201']}}),
      problems: [
        'docs/page.mdx:1:60 released-drift claim "status": the page says "200", and the record of released servers has "201": change the page back, or run "npm run compat".',
      ],
    },
    {
      files: {'docs/page.mdx': since('1.7.2')},
      releases: recordOf({'page/status': {...sinceNewest, documented: ['200', '401']}}),
      problems: [
        'docs/page.mdx:1:11 released-drift claim "status": the record of released servers also has "401": change the page back, or run "npm run compat".',
      ],
    },
    {
      files: {'docs/page.mdx': since('1.4.2')},
      releases: recordOf({'page/status': sinceNewest}),
      problems: [
        'docs/page.mdx:1:11 released-drift claim "status": ElizaOS 1.4.2 was recorded as "differs": change the page, or say from and to which version it is so.',
      ],
    },
    {
      files: {'docs/page.mdx': since('1.7.2')},
      releases: recordOf({'page/status': {...sinceNewest, '1.4.2': 'holds'}}),
      problems: [
        'docs/page.mdx:1:11 released-drift claim "status": ElizaOS 1.4.2 does the same, and is outside of what from and to say: change them.',
      ],
    },
    {
      files: onBeta,
      releases: betaDid(['201'], {outcome: 'holds'}),
      problems: [
        'docs/page.mdx:1:65 released-drift claim "status": the page says "200", and the record of released servers has "201": change the page back, or run "npm run compat -- 2.0.0-beta.2".',
      ],
    },
    {
      files: onBeta,
      releases: betaDid(['200'], {
        outcome: 'differs',
        differences: [{documented: '200', seen: '204'}],
      }),
      problems: [
        'docs/page.mdx:1:11 released-drift claim "status": ElizaOS 2.0.0-beta.2 does "204" where the page says "200": change the page, or run "npm run compat -- 2.0.0-beta.2".',
      ],
    },
    {
      files: onBeta,
      releases: betaDid(['200'], {outcome: 'not-tried'}),
      problems: [
        'docs/page.mdx:1:11 released-drift claim "status": ElizaOS 2.0.0-beta.2 was recorded as "not-tried": change the page, or run "npm run compat -- 2.0.0-beta.2".',
      ],
    },
    {
      files: withCode('get(other)'),
      releases: recordOf({'page/client': {...sinceNewest, documented: [ranCode]}}),
      problems: [
        'docs/page.mdx:2:1 released-drift claim "client": examples/page/client.mjs#get has changed since it ran against released servers: change it back, or run "npm run compat".',
      ],
    },
  ],
  good: [
    {
      files: withCode('get(it)'),
      releases: recordOf({'page/client': {...sinceNewest, documented: [ranCode]}}),
    },
    {files: onBeta, releases: betaDid(['200'], {outcome: 'holds'})},
    {files: {'docs/page.mdx': since('1.7.2')}, releases: recordOf({'page/status': sinceNewest})},
  ],
};
