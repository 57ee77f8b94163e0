import {STATUS_CODES} from 'node:http';
import path from 'node:path';
import {expect, test} from '@playwright/test';
import {withoutComments} from '../../src/content/comments.ts';
import {filesBelow, projectFiles} from '../../src/content/project-files.ts';
import {projectRoot} from '../support/program.ts';

const files = projectFiles(projectRoot);
const importPattern = /\bfrom\s+'([^']+)'|\bimport\(?\s*'([^']+)'/g;

const boundaries = [
  {
    rule: 'a folder of examples/ imports nothing from outside, so that it can be copied and used alone',
    of: (file: string) => file.startsWith('examples/'),
    allows: (from: string, imported: string) =>
      !imported.startsWith('.') || folderOf(resolve(from, imported)) === folderOf(from),
  },
  {
    rule: 'src/content/ imports no Docusaurus, no React and nothing from outside',
    of: (file: string) => file.startsWith('src/content/'),
    allows: (from: string, imported: string) =>
      imported.startsWith('.')
        ? resolve(from, imported).startsWith('src/content/')
        : !/^(@docusaurus|@theme|@site|react)/.test(imported),
  },
  {
    rule: 'only the Docusaurus edge imports Docusaurus',
    of: (file: string) =>
      /^(src|tests)\//.test(file) && !/^src\/(docusaurus|components|theme)\//.test(file),
    allows: (_from: string, imported: string) => !/^(@docusaurus|@theme)/.test(imported),
  },
];

for (const {rule, of, allows} of boundaries) {
  test(rule, () => {
    const sources = ['src', 'examples', 'tests']
      .flatMap((folder) => filesBelow(files, folder))
      .filter(of);
    expect(sources.length).toBeGreaterThan(0);
    const broken = sources.flatMap((file) =>
      imports(file)
        .filter((imported) => !allows(file, imported))
        .map((imported) => `${file} imports ${imported}`),
    );
    expect(broken).toEqual([]);
  });
}

test('the server declares each package that it imports', () => {
  const {dependencies} = JSON.parse(files.read('examples/server/package.json') ?? '{}');
  const packages = filesBelow(files, 'examples/server')
    .flatMap(imports)
    .filter((imported) => !/^(\.|node:)/.test(imported));
  expect(Object.keys(dependencies).sort()).toEqual([...new Set([...packages, 'tsx'])].sort());
});

test('the checks in tests/claims/ name no status, since the expected one stands on the page', () => {
  const sources = filesBelow(files, 'tests/claims').filter(
    (file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'),
  );
  expect(sources.length).toBeGreaterThan(0);
  const named = sources.flatMap((file) =>
    statusesIn(files.read(file) ?? '').map(({line, found}) => `${file}:${line} names ${found}`),
  );
  expect(named).toEqual([]);
});

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

function resolve(from: string, imported: string): string {
  return path.posix.join(path.posix.dirname(from), imported);
}

/** The first two folders of a path: `examples/server`. */
function folderOf(file: string): string {
  return file.split('/').slice(0, 2).join('/');
}
