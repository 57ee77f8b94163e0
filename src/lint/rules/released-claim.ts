import type {Rule} from './rule.ts';

export const rule: Rule = {
  code: 'released-claim',
  says: 'A claim names a server or a version that there is not.',
  mend: 'Write `server="elizaos"` for a claim about ElizaOS, and in `from` and `to` versions that were tried.',
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
        'docs/page.mdx:1:11 released-claim from and to name versions of ElizaOS: write server="elizaos" beside them.',
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
  ],
  good: [
    {files: {'docs/page.mdx': 'A status: <Claim id="status" server="elizaos">`200`</Claim>.\n'}},
  ],
};
