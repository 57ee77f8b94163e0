import {recordOf} from './case-parts.ts';
import type {Rule} from './rule.ts';

const beta = (versions: string) =>
  `A status: <Claim id="status" server="elizaos" ${versions}>\`200\`</Claim>.\n`;

export const rule: Rule = {
  code: 'released-claim',
  says: 'A claim names a server or a version that there is not.',
  mend: 'Write `server="elizaos"` for a claim about ElizaOS, in `from` and `to` releases that were tried, and in `on` a version before a release.',
  bad: [
    {
      files: {'docs/page.mdx': 'A status: <Claim id="status" server="eliza">`200`</Claim>.\n'},
      problems: [
        'docs/page.mdx:1:11 released-claim server is "eliza": write server="elizaos", or leave it out for the server of these pages.',
      ],
    },
    {
      files: {'docs/page.mdx': 'A status: <Claim id="status" from="1.6.5">`200`</Claim>.\n'},
      problems: [
        'docs/page.mdx:1:11 released-claim from, to and on name versions of ElizaOS: write server="elizaos" beside them.',
      ],
    },
    {
      files: {
        'docs/page.mdx':
          'A status: <Claim id="status" server="elizaos" to="1.9.9">`200`</Claim>.\n',
      },
      releases: {versions: ['1.4.2', '1.7.2'], claims: new Map()},
      problems: [
        'docs/page.mdx:1:11 released-claim 1.9.9 is no version that was tried: take one of 1.4.2, 1.7.2.',
      ],
    },
    {
      files: {'docs/page.mdx': beta('on="2.0.0-beta.2" from="1.4.2"')},
      problems: [
        'docs/page.mdx:1:11 released-claim on names a version before a release, which is in no row of releases: leave out from and to.',
      ],
    },
    {
      files: {'docs/page.mdx': beta('on="1.7.2"')},
      releases: recordOf({}, {'2.0.0-beta.2': {}}),
      problems: [
        'docs/page.mdx:1:11 released-claim 1.7.2 is no version before a release that was tried: take one of 2.0.0-beta.2.',
      ],
    },
    {
      files: {'docs/page.mdx': beta('from="2.0.0-beta.2"')},
      releases: recordOf({}, {'2.0.0-beta.2': {}}),
      problems: [
        'docs/page.mdx:1:11 released-claim 2.0.0-beta.2 is no version that was tried: take one of 1.4.2, 1.7.2.',
      ],
    },
  ],
  good: [
    {files: {'docs/page.mdx': 'A status: <Claim id="status" server="elizaos">`200`</Claim>.\n'}},
    {files: {'docs/page.mdx': beta('on="2.0.0-beta.2"')}},
  ],
};
