import path from 'node:path';
import {expect, test} from '@playwright/test';
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
