import {expect, test} from '@playwright/test';
import {reasonIn} from '../../src/site/run-docusaurus.ts';

const outputs: readonly {what: string; output: string; reason: string}[] = [
  {
    what: 'a page that is no MDX',
    output: `[INFO] [en] Creating an optimized production build...
[ERROR] Client bundle compiled with errors therefore further build is impossible.
╰─▶   × Error: MDX compilation failed for file "docs/fix/cors-errors.mdx"
        │ Cause: Expected a closing tag for \`<Foo>\` (194:1-194:6)
        │ Details:
        │ {
        │     at compileToJSX (node_modules/@docusaurus/mdx-loader/lib/utils.js:93:15)`,
    reason: 'docs/fix/cors-errors.mdx: Expected a closing tag for `<Foo>` (194:1-194:6)',
  },
  {
    what: 'a broken link',
    output: `[ERROR] Error: Unable to build website for locale en.
    at tryToBuildLocale (node_modules/@docusaurus/core/lib/commands/build/build.js:76:15) {
  [cause]: Error: Docusaurus found broken links!

  - Broken link on source page path = /fix/cors-errors:
     -> linking to /nothing`,
    reason: 'Docusaurus found broken links!: /nothing',
  },
  {
    what: 'a full disk',
    output: `[ERROR] Error: Unable to build website for locale en.
  [cause]: Error: ENOSPC: no space left on device, write`,
    reason: 'the disk is full: make room, and build again',
  },
  {
    what: 'a module that is not there',
    output: `node:internal/modules/esm/resolve:283
    throw new ERR_MODULE_NOT_FOUND(

Error [ERR_MODULE_NOT_FOUND]: Cannot find package 'remark-gfm' imported from src/content/syntax/parser.ts
    at packageResolve (node:internal/modules/esm/resolve:839:9)`,
    reason: "Cannot find package 'remark-gfm' imported from src/content/syntax/parser.ts",
  },
  {what: 'nothing at all', output: '', reason: 'it says nothing'},
];

for (const {what, output, reason} of outputs) {
  test(`the output of a build with ${what} is told in one line`, () => {
    expect(reasonIn(output)).toBe(reason);
  });
}
