import {expect, test} from '@playwright/test';
import ts from 'typescript';
import {filesBelow, projectFiles} from '../../src/content/project-files.ts';
import {projectRoot} from '../../src/machine/project.ts';

const files = projectFiles(projectRoot);
const sources = filesBelow(files, 'examples/middleware').filter((file) => file.endsWith('.ts'));

test('the key check and its app are there in TypeScript for each framework', () => {
  const names = sources.map((file) => file.split('/').slice(2).join('/'));
  expect(names).toEqual(
    ['express', 'fastify', 'node-http'].flatMap((folder) => [
      `${folder}/api-key.ts`,
      `${folder}/app.ts`,
    ]),
  );
});

for (const file of sources) {
  const [typed = '', module = '', common = ''] = ['ts', 'mjs', 'cjs'].map(
    (form) => files.read(file.replace(/ts$/, form)) ?? '',
  );

  test(`${file} without its types is the ES module beside it`, () => {
    const compiled = compiledAs('typed.ts', typed.replaceAll("/api-key.ts'", "/api-key.mjs'"));
    expect(compiledAs('module.js', module)).toBe(compiled);
  });

  test(`the ES module beside ${file} with other imports and exports is the CommonJS module`, () => {
    expect(common).toBe(asCommonJs(module));
  });
}

test('the tests beside the key check differ between frameworks in how a server is started only', () => {
  const specs = filesBelow(files, 'examples/middleware').filter((file) => /\.test\./.test(file));
  const [first, ...others] = specs.map((file) => {
    const text = files.read(file) ?? '';
    return text.slice(text.indexOf('\nconst key = '));
  });
  expect(others).toHaveLength(2);
  for (const other of others) expect(other).toBe(first);
});

/** The code as the compiler writes it: without types and blank lines, with its comments. */
function compiledAs(fileName: string, code: string): string {
  const compilerOptions = {target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext};
  const {outputText} = ts.transpileModule(code, {fileName, compilerOptions});
  return outputText.replace(/^\n+/, '');
}

/** An ES module as a person would write it in CommonJS. */
function asCommonJs(module: string): string {
  const names = [...module.matchAll(/^export function (\w+)/gm)].map(([, name]) => name);
  const code = module
    .replaceAll(/^import (\w+|\{.*?\}) from ('.*?');/gm, 'const $1 = require($2);')
    .replaceAll("/api-key.mjs'", "/api-key.cjs'")
    .replaceAll(/^export /gm, '');
  return names.length === 0 ? code : `${code}\nmodule.exports = {${names.join(', ')}};\n`;
}
