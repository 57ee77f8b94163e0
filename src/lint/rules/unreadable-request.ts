import {exampleFiles, lines, without} from './case-parts.ts';
import type {Rule} from './rule.ts';

export const rule: Rule = {
  code: 'unreadable-request',
  says: 'The button that sends the request of an example cannot read its curl command.',
  mend: 'Write one curl command in the shown region, with the options that the message names.',
  bad: [
    {
      files: {
        'docs/page.mdx': '<Example name="list" />\n',
        'examples/list/curl.sh': lines(
          '# region request',
          `curl --compressed "\${ELIZA_SERVER_URL:-http://localhost:3000}/it"`,
          '# endregion request',
        ),
      },
      beside: without(exampleFiles('list'), 'examples/list/curl.sh'),
      problems: [
        `docs/page.mdx:1:1 unreadable-request examples/list/curl.sh cannot be sent from the page: "--compressed" is not among what it may say. In its shown region, write one curl command with "\${ELIZA_SERVER_URL:-…}/path", --request METHOD, --header 'Name: value', --header "X-API-KEY: \${ELIZA_SERVER_AUTH_TOKEN:-…}", --silent, --show-error, --no-progress-meter, --fail, --fail-with-body, --noproxy, --max-time, --output, --write-out, --retry and --retry-max-time.`,
      ],
    },
  ],
  good: [
    {
      files: {
        'docs/page.mdx': '<Example name="list" />\n',
        'examples/list/curl.sh': lines(
          '# region request',
          `curl --silent "\${ELIZA_SERVER_URL:-http://localhost:3000}/it"`,
          '# endregion request',
        ),
      },
      beside: without(exampleFiles('list'), 'examples/list/curl.sh'),
    },
  ],
};
