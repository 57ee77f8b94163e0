import {STATUS_CODES} from 'node:http';
import {expect, test} from '@playwright/test';
import {withoutComments} from '../../src/content/code/comments.ts';
import {filesBelow, projectFiles} from '../../src/content/project-files.ts';
import {projectRoot} from '../../src/machine/project.ts';

const files = projectFiles(projectRoot);
const importPattern = /\bfrom\s+'([^']+)'|\bimport\(?\s*'([^']+)'/g;

test('the server declares each package that it imports', () => {
  const {dependencies} = JSON.parse(files.read('examples/server/package.json') ?? '{}');
  const packages = filesBelow(files, 'examples/server')
    .flatMap(imports)
    .filter((imported) => !/^(\.|node:)/.test(imported));
  expect(Object.keys(dependencies).sort()).toEqual([...new Set([...packages, 'tsx'])].sort());
});

test('the checks in src/checks/ name no status, since the expected one stands on the page', () => {
  const sources = filesBelow(files, 'src/checks').filter(
    (file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'),
  );
  expect(sources.length).toBeGreaterThan(0);
  const named = sources.flatMap((file) =>
    statusesIn(files.read(file) ?? '').map(({line, found}) => `${file}:${line} names ${found}`),
  );
  expect(named).toEqual([]);
});

test('no test sets a time limit of its own, since a busy machine takes several times as long', () => {
  const limits = filesBelow(files, 'tests')
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) => {
      const code = withoutComments(files.read(file) ?? '').split('\n');
      return code.flatMap((line, place) => (limit.test(line) ? `${file}:${place + 1}` : []));
    });
  expect(limits, 'use the limits of playwright.config.mts, which only end what hangs').toEqual([]);
});

const limit = /\btest\.(?:setTimeout|slow)\(|\btimeout: \d/;

test('a status counts as a number and in a text, but not in a comment, in other numbers or as a limit', () => {
  const code = [
    'expect(answer.status).toBe(401); // not 403',
    'const lines = [\'200\', "401 Unauthorized", `204 No Content`];',
    "/* 500 */ page('404.html', '127.0.0.1', 'in 200 ms');",
    'const isSuccess = status < 300 && bits === 128;',
  ];
  expect(statusesIn(code.join('\n'))).toEqual([
    {line: 1, found: '401'},
    {line: 2, found: '200'},
    {line: 2, found: '401'},
    {line: 2, found: '204'},
  ]);
});

/** The statuses of HTTP that a source names: as a number, or in a text by itself or with a phrase. */
function statusesIn(source: string): {line: number; found: string}[] {
  const text = /(['"`])(?<text>(?:\\.|(?!\1).)*)\1/g;
  const inText = /(?<=^|\s)\d{3}(?=$| [A-Z])/g;
  // What stands beside a comparison is the limit of a class of statuses.
  const number = /(?<![\w.]|[<>]=? ?)\d{3}(?![\w.]| ?[<>])/g;
  return withoutComments(source)
    .split('\n')
    .flatMap((code, place) => {
      const numbers = code.replaceAll(text, '').match(number) ?? [];
      const texts = [...code.matchAll(text)].flatMap(
        ({groups}) => groups?.text?.match(inText) ?? [],
      );
      return [...numbers, ...texts]
        .filter((found) => Object.hasOwn(STATUS_CODES, found))
        .map((found) => ({line: place + 1, found}));
    });
}

function imports(file: string): string[] {
  if (!/\.(m?tsx?|cjs)$/.test(file)) return [];
  const matches = [...(files.read(file) ?? '').matchAll(importPattern)];
  return matches.map(([, from, called]) => from ?? called ?? '');
}
