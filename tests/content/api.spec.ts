import {expect, test} from '@playwright/test';
import {apiPage} from '../../src/content/api/api-page.ts';
import {descriptionOf} from '../../src/content/api/api-server.ts';
import {inPython, inTypeScript, literalOf} from '../../src/content/api/literal-of.ts';
import {requestCode} from '../../src/content/api/request-code.ts';
import {clientLanguages} from '../../src/content/code/client-language.ts';
import {withSettings} from '../../src/content/code/with-settings.ts';
import {writeMarkdown} from '../../src/content/output/markdown.ts';
import {makePlain} from '../../src/content/output/markdown-parts.ts';
import {projectFiles} from '../../src/content/project-files.ts';
import {projectRoot} from '../../src/machine/project.ts';
import {describedVersions} from '../../src/records/api-of-releases.ts';
import {readDescription} from '../fixtures/description.ts';
import {codeBlocks} from '../fixtures/markdown.ts';

const files = projectFiles(projectRoot);

/** The operations of a page as plain Markdown, each from its heading to the next one. */
function operationsOn(server: string): string[] {
  const root = {type: 'root' as const, children: apiPage(server, files)};
  const site = {root: 'http://x/', pages: new Map<string, string>()};
  makePlain(root, {file: 'docs/reference/api.mdx', address: 'http://x/api', site});
  const [, ...operations] = writeMarkdown(root.children).split(/^### /m);
  return operations.map((operation) => operation.replace(/^## [\s\S]*/m, ''));
}

for (const server of ['reference', ...describedVersions(projectRoot)]) {
  const description = readDescription(descriptionOf(server));
  const operations = operationsOn(server);
  const shown = description.operations.map((route) => ({
    ...route,
    name: `${route.method.toUpperCase()} ${route.path}`,
    text: operations.find((text) =>
      text.includes(`\n\`${route.method.toUpperCase()} ${route.path}\`\n`),
    ),
  }));

  test(`the page of ${server} has every operation, once`, () => {
    expect(operations.length).toBe(description.operations.length);
    expect(shown.filter(({text}) => text === undefined)).toEqual([]);
  });

  test(`each operation of ${server} says whether it needs the key, and sends it where it does`, () => {
    for (const {name, needsKey, text = ''} of shown) {
      expect(text.includes('Needs the API key in `X-API-KEY`.'), name).toBe(needsKey);
      expect(text.includes('Needs no key.'), name).toBe(!needsKey);
      const requests = codeBlocks(text).filter(({lang}) => lang !== 'json');
      expect(requests.length, name).toBe(clientLanguages.length);
      for (const {value} of requests) expect(value.includes('your-key'), name).toBe(needsKey);
    }
  });

  test(`each operation of ${server} has all of its statuses, with bodies as they are described`, () => {
    for (const {name, method, path, statuses, text = ''} of shown) {
      const [, ...responses] = text.split(/^Response \*\*/m);
      expect(
        responses.map((response) => response.slice(0, 3)),
        name,
      ).toEqual(statuses);
      for (const response of responses) {
        const status = response.slice(0, 3);
        for (const {value} of codeBlocks(response)) {
          const faults = description.faults({method, path}, name, {
            status: Number(status),
            headers: {'content-type': 'application/json'},
            body: value,
          });
          expect(faults.filter((fault) => !fault.includes('the header'))).toEqual([]);
        }
      }
    }
  });

  test(`each body that the page of ${server} sends is as the description has it`, () => {
    for (const {name, method, path, text = ''} of shown) {
      const schema = description.requestSchema({method, path});
      const sent = / -d '([\s\S]*?)'\n/.exec(text)?.[1];
      expect(sent === undefined, name).toBe(schema === undefined);
      if (schema && sent) expect(description.fits(schema, JSON.parse(sent)), name).toBe(true);
    }
  });
}

test('the requests of a page take the reader’s own server and key', () => {
  const request = {
    method: 'POST',
    path: '/api/agents/your-agent-id',
    keyHeader: 'X-API-KEY',
    body: {name: 'Ada'},
  };
  for (const {id, highlight} of clientLanguages) {
    const settings = {url: 'https://mine.example', key: 'my-own'};
    const filled = withSettings(requestCode[id](request), highlight, settings);
    expect(filled, id).toContain('https://mine.example/api/agents/your-agent-id');
    expect(filled, id).toContain('my-own');
    expect(filled, id).not.toMatch(/localhost|your-key/);
  }
});

test('a value is written as each language writes it', () => {
  const value = {on: true, off: null, 'a-b': ["it's", 1]};
  expect(literalOf(value, inTypeScript, '')).toBe(`{on: true, off: null, "a-b": ["it's", 1]}`);
  expect(literalOf(value, inPython, '')).toBe(`{"on": True, "off": None, "a-b": ["it's", 1]}`);
  const long = {text: 'x'.repeat(60)};
  expect(literalOf(long, inPython, '  ')).toBe(`{\n      "text": "${'x'.repeat(60)}",\n  }`);
});

test('a quote in a body does not end the argument of curl', () => {
  const request = {method: 'POST', path: '/', keyHeader: undefined, body: "it's"};
  expect(requestCode.curl(request)).toContain(`-d '"it'\\''s"'`);
});
