import {expect, test} from '@playwright/test';
import {parseSnippetReference, readSnippet} from '../../src/content/code/snippet.ts';
import {formatProblem} from '../../src/content/problem.ts';
import {checkProject} from '../../src/lint/check-project.ts';
import {lines, memoryFiles} from '../fixtures/memory-files.ts';

/** Markers as an editor folds them, by the file that they stand in: the opening one, the closing one, the name. */
const folded: [string, string, string, string?][] = [
  ['app.ts', '//#region one', '//#endregion'],
  ['app.ts', '// region one', '// endregion one'],
  ['app.ts', '// #region one (RFC 9110, 15.5.2)', '// #endregion one (see above)'],
  ['app.ts', '// #region one lets preflights through', '// #endregion one'],
  ['app.ts', '// region one lets preflights through', '// endregion one'],
  ['app.ts', '// #region one: what it is', '// #endregion'],
  ['app.ts', '// #region "one"', '// #endregion "one"'],
  ['app.tsx', '{/* #region one */}', '{/* #endregion one */}'],
  ['app.js', '/* #region one */', '/* #endregion one */'],
  ['page.html', '<!-- #region one -->', '<!-- #endregion one -->'],
  ['page.html', '<!--#region one-->', '<!--#endregion-->'],
  ['notes.md', '<!-- region one -->', '<!-- endregion -->'],
  ['logback.xml', '<!-- #region one, a note -->', '<!-- #endregion one -->'],
  ['site.css', '/* #region one */', '/* #endregion one */'],
  ['site.scss', '/*#region one*/', '/*#endregion*/'],
  ['site.less', '// #region one', '// #endregion one'],
  ['schema.sql', '-- #region one', '-- #endregion one'],
  ['schema.sql', '--#region one', '--#endregion'],
  ['init.lua', '-- region one', '-- endregion one'],
  ['client.py', '# region one', '# endregion one'],
  ['client.py', '#region one', '#endregion'],
  ['client.sh', '# #region one # why', '# #endregion one'],
  ['compose.yaml', '# region one', '# endregion one'],
  ['settings.toml', '#region one', '#endregion one'],
  ['Dockerfile', '# region one', '# endregion one'],
  ['Dockerfile.dev', '#region one', '#endregion one'],
  ['Makefile', '# region one', '# endregion one'],
  ['.env.example', '# region one', '# endregion one'],
  ['elizaos.conf', '# region one', '# endregion one'],
  ['elizaos.service', '; #region one', '; #endregion one'],
  ['set.ps1', '#region one', '#endregion one'],
  ['set.ps1', '#Region one', '#EndRegion one'],
  ['set.bat', 'REM #region one', 'REM #endregion one'],
  ['set.bat', '@rem #region one', '@rem #endregion'],
  ['set.cmd', '::#region one', '::#endregion one'],
  ['main.tf', '# region one', '# endregion one'],
  ['main.cs', '#region one', '#endregion'],
  ['main.c', '#pragma region one', '#pragma endregion one'],
  ['main.cpp', '#pragma region one', '#pragma endregion'],
  ['Main.vb', '#Region "one"', '#End Region'],
  ['Main.java', '// <editor-fold desc="one">', '// </editor-fold>'],
  ['Main.java', '//region one', '//endregion'],
  ['main.fs', '(* #region one *)', '(* #endregion *)'],
  ['main.php', '#region one', '#endregion one'],
  ['main.rs', '// #region one', '// #endregion one'],
  ['unit.pas', '{$REGION one}', '{$ENDREGION}'],
  ['unknown.thing', '<!-- #region one -->', '<!-- #endregion one -->'],
  ['app.ts', '// #region v1.2/list-agents', '// #endregion v1.2/list-agents', 'v1.2/list-agents'],
  ['app.ts', '// #region check.', '// #endregion check', 'check'],
  ['app.ts', '// #region naïve_名前', '// #endregion naïve_名前', 'naïve_名前'],
  ['app.ts', '// #region @scope/name', '// #endregion @scope/name', '@scope/name'],
];

for (const [name, opening, closing, region = 'one'] of folded) {
  test(`${opening} in ${name} opens a region, and ${closing} closes it`, async () => {
    const file = `examples/folder/${name}`;
    const source = lines('before', `  ${opening}`, '  code', '', `  ${closing}`, 'after');
    const files = memoryFiles({[file]: source});
    expect(readSnippet(parseSnippetReference(`${file}#${region}`), files)).toEqual({
      ok: true,
      text: 'code',
    });
    expect(readSnippet({file, region: undefined}, files)).toEqual({
      ok: true,
      text: 'before\n  code\n\nafter',
    });
    expect((await checkProject(files)).problems).toEqual([]);
  });
}

test('a region shows the code of those inside, without their markers in whatever form', () => {
  const file = 'examples/folder/page.html';
  const source = lines(
    '<!-- #region outer -->',
    '<script>',
    '  // #region inner',
    '  go();',
    '  // #endregion',
    '  /* #region style */',
    '  stop();',
    '  /* #endregion */',
    '</script>',
    '<!-- #endregion outer -->',
  );
  const files = memoryFiles({[file]: source});
  expect(readSnippet({file, region: 'outer'}, files)).toEqual({
    ok: true,
    text: '<script>\n  go();\n  stop();\n</script>',
  });
  expect(readSnippet({file, region: 'inner'}, files)).toEqual({ok: true, text: 'go();'});
});

/** What is no marker, though it has the word in it. */
const prose: [string, string][] = [
  ['app.ts', '// region names are unique'],
  ['app.ts', '// Regions are read once.'],
  ['app.ts', '// Region'],
  ['app.ts', "const marker = '// #region one';"],
  ['app.ts', 'const {region, zone} = place; // region of the bucket'],
  ['app.ts', '// the region one could name'],
  ['client.sh', '#reason for this: none'],
  ['client.sh', '#region_id=3'],
  ['client.sh', 'echo "see #region one"'],
  ['client.sh', 'curl https://example.com/page#region'],
  ['client.py', '# regional settings'],
  ['client.py', '# legion of clients'],
  ['values.yaml', 'region: eu'],
  ['site.css', '--region: 1;'],
  ['notes.md', '# Region'],
  ['notes.md', '## region one'],
  ['data.json', '{"region": "eu"}'],
];

for (const [name, line] of prose) {
  test(`${line} in ${name} is no marker`, async () => {
    const file = `examples/folder/${name}`;
    const files = memoryFiles({[file]: lines('a', line, 'b')});
    expect((await checkProject(files)).problems.map(formatProblem)).toEqual([]);
    expect(readSnippet({file, region: undefined}, files)).toEqual({
      ok: true,
      text: `a\n${line}\nb`,
    });
  });
}

interface Miss {
  what: string;
  name: string;
  source: string[];
  problems: string[];
}

const nearly = (written: string, flaw: string, right: string) =>
  `region-marker "${written}" is only nearly a region marker, since ${flaw}: write "${right}".`;

const misses: Miss[] = [
  {
    what: 'a misspelled region without #, which its closing marker tells from prose',
    name: 'client.py',
    source: ['# regon one', 'a', '# endregion one'],
    problems: [`1:1 ${nearly('# regon one', 'its keyword is written "region"', '# region one')}`],
  },
  {
    what: 'a misspelled endregion',
    name: 'site.css',
    source: ['/* #region one */', 'a', '/* #endregoin one */'],
    problems: [
      `3:1 ${nearly('/* #endregoin one */', 'its keyword is written "endregion"', '/* #endregion one */')}`,
    ],
  },
  {
    what: 'an end region in two words',
    name: 'app.ts',
    source: ['// #region one', 'a', '// #end region one'],
    problems: [
      `3:1 ${nearly('// #end region one', 'its keyword is written "endregion"', '// #endregion one')}`,
    ],
  },
  {
    what: 'capital letters',
    name: 'app.ts',
    source: ['// #Region one', 'a', '// #ENDREGION one'],
    problems: [
      `1:1 ${nearly('// #Region one', 'its keyword is written "region"', '// #region one')}`,
      `3:1 ${nearly('// #ENDREGION one', 'its keyword is written "endregion"', '// #endregion one')}`,
    ],
  },
  {
    what: 'a region without a name',
    name: 'app.ts',
    source: ['//#region', 'a', '//#endregion'],
    problems: [
      `1:1 ${nearly('//#region', 'it has no name, so no page can show it', '// #region name')}`,
    ],
  },
  {
    what: 'a name that a fence cannot write',
    name: 'Main.vb',
    source: ['#Region "Public API"', 'a', '#End Region'],
    problems: [
      `1:1 ${nearly('#Region "Public API"', 'its name has whitespace, which a fence cannot write', '#region Public-API')}`,
    ],
  },
  {
    what: 'a name with other characters',
    name: 'app.ts',
    source: ['// #region *one*', 'a', '// #endregion'],
    problems: [
      `1:1 ${nearly('// #region *one*', 'its name has other characters than letters, digits and - _ . / between them', '// #region name')}`,
    ],
  },
  {
    what: 'no space before the name',
    name: 'app.ts',
    source: ['// #region:one', 'a', '// #endregion one'],
    problems: [
      `1:1 ${nearly('// #region:one', 'a space has to stand before the name', '// #region one')}`,
    ],
  },
  {
    what: 'a comment of another language',
    name: 'client.py',
    source: ['// #region one', 'a', '// #endregion one'],
    problems: [
      `1:1 ${nearly('// #region one', 'it is no comment in a .py file', '# region one')}`,
      `3:1 ${nearly('// #endregion one', 'it is no comment in a .py file', '# endregion one')}`,
    ],
  },
  {
    what: 'a hash in TypeScript',
    name: 'app.mts',
    source: ['#region one', 'a', '#endregion one'],
    problems: [
      `1:1 ${nearly('#region one', 'it is no comment in a .mts file', '// #region one')}`,
      `3:1 ${nearly('#endregion one', 'it is no comment in a .mts file', '// #endregion one')}`,
    ],
  },
  {
    what: 'a comment of HTML in a Dockerfile',
    name: 'Dockerfile',
    source: ['<!-- #region one -->', 'a', '# endregion one'],
    problems: [
      `1:1 ${nearly('<!-- #region one -->', 'it is no comment in a Dockerfile', '# region one')}`,
    ],
  },
  {
    what: 'a marker in JSON, which has no comments',
    name: 'data.json',
    source: ['// #region one', '{}', '// #endregion one'],
    problems: [
      '1:1 region-marker "// #region one" is no region marker: a .json file has no comments, and so no regions.',
      '3:1 region-marker "// #endregion one" is no region marker: a .json file has no comments, and so no regions.',
    ],
  },
  {
    what: 'a comment that goes on in the next line',
    name: 'page.html',
    source: ['<!-- #region one', '-->', 'a', '<!-- #endregion one -->'],
    problems: [
      `1:1 ${nearly('<!-- #region one', 'the comment has to end on the same line', '<!-- #region one -->')}`,
    ],
  },
  {
    what: 'a marker behind code',
    name: 'app.ts',
    source: ['  start(); // #region one', 'a', '// #endregion one'],
    problems: [
      `1:3 ${nearly('start(); // #region one', 'it has to stand on a line of its own', '// #region one')}`,
    ],
  },
  {
    what: 'a marker before code',
    name: 'app.ts',
    source: ['/* #region one */ start();', 'a', '/* #endregion one */'],
    problems: [
      `1:1 ${nearly('/* #region one */ start();', 'it has to stand on a line of its own', '// #region one')}`,
    ],
  },
  {
    what: 'a marker behind a command',
    name: 'client.sh',
    source: ['true #region one', 'a', '# endregion one'],
    problems: [
      `1:1 ${nearly('true #region one', 'it has to stand on a line of its own', '# region one')}`,
    ],
  },
  {
    what: 'a marker in a comment for documentation',
    name: 'app.ts',
    source: ['/**', ' * #region one', ' */', 'a', '// #endregion one'],
    problems: [
      `2:2 ${nearly('* #region one', 'it is a comment of another kind', '// #region one')}`,
    ],
  },
  {
    what: 'a region that is closed by another name, which is nearly its own',
    name: 'app.ts',
    source: ['// #region preflight', 'a', '// #endregion preflght'],
    problems: [
      '3:1 unopened-region region "preflght" is closed and not opened, and region "preflight" of line 1 is not closed: write "// #endregion preflight", or give both markers one name.',
    ],
  },
  {
    what: 'a region that is closed in another letter case',
    name: 'schema.sql',
    source: ['-- #region One', 'a', '-- #endregion one'],
    problems: [
      '3:1 unopened-region region "one" is closed and not opened, and region "One" of line 1 is not closed: write "-- #endregion One", or give both markers one name.',
    ],
  },
  {
    what: 'an endregion without a name where none is open',
    name: 'app.ts',
    source: ['a', '// #endregion'],
    problems: [
      '2:1 unopened-region no region is open here: add "// #region name" before its first line, or remove this line.',
    ],
  },
  {
    what: 'a region that no page shows, twice',
    name: 'app.ts',
    source: ['// #region one', 'a', '// #endregion', ' // #region one', 'b', '// #endregion'],
    problems: [
      '4:2 doubled-region region "one" is opened at line 1 already: give this one another name.',
    ],
  },
];

for (const {what, name, source, problems} of misses) {
  test(`named at its line: ${what}`, async () => {
    const file = `examples/folder/${name}`;
    const {problems: found} = await checkProject(memoryFiles({[file]: lines(...source)}));
    expect(found.map(formatProblem)).toEqual(problems.map((problem) => `${file}:${problem}`));
  });
}

test('a fence that shows a region with a misspelled marker is told the line of the marker', async () => {
  const {problems} = await checkProject(
    memoryFiles({
      'docs/page.mdx': lines('```ts snippet=examples/folder/app.ts#one', '```'),
      'examples/folder/app.ts': lines('a', '// #regoin one', 'b', '// #endregion one'),
    }),
  );
  expect(problems.map(formatProblem)[0]).toBe(
    'docs/page.mdx:1:1 missing-region examples/folder/app.ts has no region "one": it has no regions, and line 2 is only nearly a region marker. Mend what is said of that file.',
  );
});
