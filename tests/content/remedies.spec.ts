import {expect, test} from '@playwright/test';
import {remediesIn} from '../../src/content/output/remedies.ts';
import {parser} from '../../src/content/syntax/parser.ts';

const page = `
| Message | Sent by | Remedy |
| --- | --- | --- |
| <Claim id="a">\`401 Unauthorized\`: \`API key required\`</Claim> | ElizaOS | [No key](#no-key) |
| \`502 Bad Gateway\`, which names \`nginx\` | A proxy | See [the other page](other.mdx#down) |
| \`500 Internal Server Error\` | ElizaOS | Read its log |
| \`Gone\` | A page that is not there | [Elsewhere](https://example.com) |

| Variable | Value | Page |
| --- | --- | --- |
| \`SERVER_PORT\` | \`3000\` | [Ports](other.mdx#ports) |
`;

test('each row of a table of messages that has a link is the remedy for its messages', () => {
  const links: Readonly<Record<string, string>> = {'#no-key': '/fix#no-key'};
  const pathOf = (link: string) => links[link] ?? (/^other/.test(link) ? `/${link}` : undefined);
  expect(remediesIn(parser.parse(page), pathOf)).toEqual([
    {messages: ['401 Unauthorized', 'API key required'], sender: 'ElizaOS', path: '/fix#no-key'},
    {messages: ['502 Bad Gateway'], sender: 'A proxy', path: '/other.mdx#down'},
  ]);
});
