import {expect, test} from '@playwright/test';
import {pageMarkdown} from '../../src/content/output/markdown.ts';
import {markdownAddress} from '../../src/content/output/markdown-address.ts';
import {exampleFiles, lines, memoryFiles} from '../fixtures/memory-files.ts';

const site = {
  root: 'https://docs.example/base/',
  pages: new Map([
    ['docs/quick-start.mdx', 'https://docs.example/base/'],
    ['docs/page.mdx', 'https://docs.example/base/page'],
    ['docs/other.mdx', 'https://docs.example/base/other'],
    ['docs/folder/inner.mdx', 'https://docs.example/base/inner'],
  ]),
};

const address = 'Page: <https://docs.example/base/page>';

interface Case {
  what: string;
  page: string[];
  text: string[];
}

const cases: readonly Case[] = [
  {
    what: 'the title and the description of the front matter come first',
    page: [
      '---',
      'title: The *page*',
      'description: What it says.',
      'slug: /x',
      '---',
      '',
      'Text.',
    ],
    text: ['# The \\*page\\*', '', '> What it says.', '', address, '', 'Text.'],
  },
  {
    what: 'a snippet is the code that it points at, with its language and its file',
    page: ['```ts snippet=examples/server/app.ts#start', '```'],
    text: [address, '', '```ts title="examples/server/app.ts"', 'start();', '```'],
  },
  {
    what: 'a snippet stays in its item of a list',
    page: [
      '1. Start:',
      '',
      '   ```ts snippet=examples/server/app.ts#start',
      '   ```',
      '',
      '2. Wait.',
    ],
    text: [
      address,
      '',
      '1. Start:',
      '',
      '   ```ts title="examples/server/app.ts"',
      '   start();',
      '   ```',
      '',
      '2. Wait.',
    ],
  },
  {
    what: 'an example is all its clients, each under its language, and the output',
    page: ['<Example name="ask" />'],
    text: [
      address,
      ...[
        '',
        '**curl**',
        '',
        '```bash title="examples/ask/curl.sh"',
        `curl "\${ELIZA_SERVER_URL:-http://localhost:3000}/it"`,
        '```',
      ],
      ...[
        '',
        '**TypeScript**',
        '',
        '```ts title="examples/ask/typescript.mts"',
        'fetch(it)',
        '```',
      ],
      ...['', '**Python**', '', '```python title="examples/ask/python.py"', 'get(it)', '```'],
      ...['', '**Output**', '', '```json title="examples/ask/output.json"', '{"it": true}', '```'],
    ],
  },
  {
    what: 'an example with one client is the code of that one',
    page: ['<Example name="ask" client="python" />'],
    text: [address, '', '```python title="examples/ask/python.py"', 'get(it)', '```'],
  },
  {
    what: 'the output of an example stands alone where a page shows it alone',
    page: ['<ExampleOutput name="ask" />'],
    text: [
      ...[address, '', '**Output**'],
      ...['', '```json title="examples/ask/output.json"', '{"it": true}', '```'],
    ],
  },
  {
    what: 'a claim in a sentence is its words',
    page: ['It gets <Claim id="a">`401` and `no data`</Claim>,', '<Claim id="b">at once</Claim>.'],
    text: [address, '', 'It gets `401` and `no data`,', 'at once.'],
  },
  {
    what: 'a claim around a block is the block, without what only the checks read',
    page: ['<Claim id="a">', '```text varies="log-time"', '[now] WARN: no', '```', '</Claim>'],
    text: [address, '', '```text', '[now] WARN: no', '```'],
  },
  {
    what: 'a claim around a table is the table',
    page: ['<Claim id="a">', '', '| `A` | b |', '| --- | --- |', '| a \\| b | |', '', '</Claim>'],
    text: [address, '', '| `A` | b |', '| - | - |', '| a \\| b | |'],
  },
  {
    what: 'a fence that nothing checks does not say so',
    page: ['```bash unchecked="it takes an hour"', 'npm ci', '```'],
    text: [address, '', '```bash', 'npm ci', '```'],
  },
  {
    what: 'an admonition is a quotation with its kind and its title',
    page: [':::warning[Set `A` first]', '', 'Or *else*.', '', ':::'],
    text: [address, '', '> **Warning: Set A first**', '>', '> Or _else_.'],
  },
  {
    what: 'an admonition without a title says its kind',
    page: [':::note', '', 'Text.', '', ':::'],
    text: [address, '', '> **Note**', '>', '> Text.'],
  },
  {
    what: 'comments and the ids of headings are left out',
    page: ['## A "title" {/* #id */}', '', '{/* a comment */}', '', 'Text. {/* another */}'],
    text: [address, '', '## A "title"', '', 'Text.'],
  },
  {
    what: 'a colon before a word stays',
    page: ['Port:number and a:b.', '', '::leaf'],
    text: [address, '', 'Port:number and a:b.', '', '::leaf'],
  },
  {
    what: 'a link to a page leads to its Markdown, also on the page itself',
    page: [
      '[a](other.mdx), [b](other.mdx#part), [c](#part), [d](quick-start.mdx) and',
      '[e](./folder/inner.mdx), [f][f]',
      '',
      '[f]: other.mdx',
    ],
    text: [
      address,
      '',
      '[a](https://docs.example/base/other.md), [b](https://docs.example/base/other.md#part), ' +
        '[c](https://docs.example/base/page.md#part), [d](https://docs.example/base/index.md) and',
      '[e](https://docs.example/base/inner.md), [f][f]',
      '',
      '[f]: https://docs.example/base/other.md',
    ],
  },
  {
    what: 'a link to anything else leads to its whole address',
    page: [
      '[a](/reference), [b](pathname:///openapi.yaml), [c](https://example.com/x) and <Claim id="a">[d](/d)</Claim>.',
    ],
    text: [
      address,
      '',
      '[a](https://docs.example/base/reference), [b](https://docs.example/base/openapi.yaml), ' +
        '[c](https://example.com/x) and [d](https://docs.example/base/d).',
    ],
  },
  {
    what: 'a record of a run is one line that says where it can be seen and read',
    page: ['<Ledger />', '', '<ServerRates />'],
    text: [
      address,
      '',
      '[The page](https://docs.example/base/page) shows here each claim with its documented and its ' +
        'observed values. As JSON: [claims.json](https://docs.example/base/claims.json).',
      '',
      '[The page](https://docs.example/base/page) shows here how many requests each server answers ' +
        'in a second, beside bare Express.',
    ],
  },
  {
    what: 'a diagram is kept, and told in words',
    page: [
      '<Claim id="a">',
      '```mermaid',
      'sequenceDiagram',
      '    A->>B: ask',
      '    alt Valid key',
      '        B-->>A: yes',
      '    end',
      '```',
      '</Claim>',
    ],
    text: [
      address,
      '',
      '```mermaid',
      'sequenceDiagram',
      '    A->>B: ask',
      '    alt Valid key',
      '        B-->>A: yes',
      '    end',
      '```',
      '',
      'In words:',
      '',
      '1. A to B: ask',
      '2. Then one of these cases:',
      '   - If valid key:',
      '     1. B answers A: yes',
    ],
  },
];

for (const {what, page, text} of cases) {
  test(`in the Markdown of a page, ${what}`, () => {
    expect(markdownOf(lines(...page))).toBe(lines(...text));
  });
}

const faults = [
  {what: 'a link to no page', page: '[a](missing.mdx)', names: 'missing.mdx'},
  {what: 'a component that it does not know', page: '<Chart />', names: '<Chart>'},
  {what: 'an example that is not there', page: '<Example name="gone" />', names: '"gone"'},
];

for (const {what, page, names} of faults) {
  test(`the Markdown of a page with ${what} is refused with the page's name`, () => {
    expect(() => markdownOf(page)).toThrow(/^docs\/page\.mdx: /);
    expect(() => markdownOf(page)).toThrow(names);
  });
}

test('the Markdown of a page is beside it, and that of a folder in it', () => {
  expect(markdownAddress('/base/page')).toBe('/base/page.md');
  expect(markdownAddress('/base/')).toBe('/base/index.md');
});

test('a component whose text is made of code is that text', () => {
  expect(markdownOf('Before.\n\n<ProblemCodes />\n\nAfter.\n')).toMatch(
    /\n\nBefore\.\n\n- \*\*`drift`\*\*: They disagree\.\n- \*\*`sidebar`\*\*: It is left out\.\n\nAfter\.\n$/,
  );
});

function markdownOf(text: string): string {
  const files = memoryFiles({
    'docs/page.mdx': text,
    'examples/server/app.ts': lines('// #region start', 'start();', '// #endregion start'),
    ...exampleFiles('ask'),
  });
  const made = '- **`drift`**: They disagree.\n- **`sidebar`**: It is left out.\n';
  return pageMarkdown('docs/page.mdx', files, site, new Map([['ProblemCodes', made]]));
}
