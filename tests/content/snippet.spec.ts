import {expect, test} from '@playwright/test';
import {parseSnippetReference, readSnippet} from '../../src/content/code/snippet.ts';
import {lines, memoryFiles} from '../fixtures/memory-files.ts';

const file = 'examples/server/app.ts';

function textOf(reference: string, source: string): string {
  const result = readSnippet(parseSnippetReference(reference), memoryFiles({[file]: source}));
  if (!result.ok) throw new Error(result.fault.message);
  return result.text;
}

const cases: {what: string; source: string; region: string; text: string}[] = [
  {
    what: 'the lines between the markers',
    source: lines('before', '// #region one', 'a', 'b', '// #endregion one', 'after'),
    region: 'one',
    text: 'a\nb',
  },
  {
    what: 'the markers of shell and Python',
    source: lines('# region one', 'a', '# endregion one'),
    region: 'one',
    text: 'a',
  },
  {
    what: 'no indentation that all lines share',
    source: lines(
      '  // #region one',
      '    if (a) {',
      '',
      '      b',
      '    }',
      '  // #endregion one',
    ),
    region: 'one',
    text: 'if (a) {\n\n  b\n}',
  },
  {
    what: 'no blank lines at its ends',
    source: lines('// #region one', '', 'a', '', '// #endregion one'),
    region: 'one',
    text: 'a',
  },
  {
    what: 'the code of a region inside, without its markers',
    source: lines(
      '// #region outer',
      'a',
      '// #region inner',
      'b',
      '// #endregion inner',
      '// #endregion outer',
    ),
    region: 'outer',
    text: 'a\nb',
  },
  {
    what: 'the code of overlapping regions',
    source: lines(
      '// #region one',
      'a',
      '// #region two',
      'b',
      '// #endregion one',
      'c',
      '// #endregion two',
    ),
    region: 'two',
    text: 'b\nc',
  },
  {
    what: 'lines that end as on Windows',
    source: '// #region one\r\na\r\nb\r\n// #endregion one\r\n',
    region: 'one',
    text: 'a\nb',
  },
  {
    what: 'comments that only look like markers',
    source: lines('// #region one', '// a region one could name', '// #endregion one'),
    region: 'one',
    text: '// a region one could name',
  },
];

for (const {what, source, region, text} of cases) {
  test(`a region gives ${what}`, () => {
    expect(textOf(`${file}#${region}`, source)).toBe(text);
  });
}

test('a whole file comes without markers', () => {
  expect(textOf(file, lines('a', '// #region one', 'b', '// #endregion one'))).toBe('a\nb');
});
