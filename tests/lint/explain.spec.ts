import {expect, test} from '@playwright/test';
import {parser} from '../../src/content/syntax/parser.ts';
import {codeList, explain, problemList} from '../../src/lint/explain.ts';
import {rules} from '../../src/lint/rules/index.ts';

const codes = Object.keys(rules);

test('a code is explained with what is wrong, how to mend it, and a bad and a good project', () => {
  expect(explain('missing-region')).toEqual({
    ok: true,
    text: [
      'missing-region: A fence or an example shows a region that its file does not have.',
      '',
      'How to mend it: Put the code between `region` and `endregion` markers of that name, or name a region that the file has.',
      '',
      'Wrong:',
      '',
      '  docs/page.mdx:',
      '    ```ts snippet=examples/server/app.ts#strat',
      '    ```',
      '',
      '  examples/server/app.ts:',
      '    // #region start',
      '    start();',
      '    // #endregion start',
      '',
      '  npm run check says:',
      '    docs/page.mdx:1:1 missing-region examples/server/app.ts has no region "strat": its regions are start. Put the code between region and endregion markers of that name, or name another region.',
      '',
      'Right:',
      '',
      '  docs/page.mdx:',
      '    ```ts snippet=examples/server/app.ts#start',
      '    ```',
      '',
      '  examples/server/app.ts:',
      '    // #region start',
      '    start();',
      '    // #endregion start',
      '',
    ].join('\n'),
  });
});

const beside: {code: string; what: string; texts: string[]}[] = [
  {
    code: 'missing-output',
    what: 'files that only have to be there by their names, and an empty one as such',
    texts: [
      '\n  examples/list/output.json:\n    (empty)\n',
      '\n  There as well: examples/list/curl.sh, examples/list/typescript.mts, examples/list/python.py\n',
    ],
  },
  {
    code: 'doubled-check',
    what: 'the checks with their places',
    texts: ["\n  src/checks/page.ts, line 8:\n    claim('page/status', …);\n"],
  },
  {
    code: 'claim-without-check',
    what: 'that there is no check',
    texts: ['\n  src/checks/ has no check of it.\n'],
  },
  {
    code: 'sidebar',
    what: 'the sidebars',
    texts: ["\n  sidebars.ts:\n    export default {docs: ['a']};\n"],
  },
  {
    code: 'unreadable-file',
    what: 'how a file is stored',
    texts: ['\n  docs/page.mdx, stored as latin1:\n', '\n  docs/page.mdx, stored as utf8:\n'],
  },
];

for (const {code, what, texts} of beside) {
  test(`an explanation shows ${what}: ${code}`, () => {
    const explanation = explain(code);
    for (const text of texts) {
      expect(explanation).toEqual({ok: true, text: expect.stringContaining(text)});
    }
  });
}

test('a code that takes more than files says what names it, and has no cases', () => {
  expect(explain('drift')).toEqual({
    ok: true,
    text: [
      'drift: A page and the server disagree.',
      'How to mend it: Change whichever is wrong: the page at that line, or the server in `examples/server/`.',
      '`npm run claims` names it, since it takes a running server.\n',
    ].join('\n\n'),
  });
});

test('an unknown code is told in one line, with the nearest one', () => {
  expect(explain('mising-region')).toEqual({
    ok: false,
    problem:
      'there is no problem code "mising-region": did you mean missing-region? npm run check -- --explain lists all of them.',
  });
  expect(explain('nothing')).toEqual({
    ok: false,
    problem: 'there is no problem code "nothing": npm run check -- --explain lists all of them.',
  });
  expect(explain('constructor')).toMatchObject({ok: false});
});

test('all codes are listed in the order of the alphabet, each in a line with what is wrong', () => {
  const lines = codeList().trimEnd().split('\n');
  expect(lines.map((line) => line.split(' ')[0])).toEqual([...codes].sort());
  expect(lines).toContain('drift                     A page and the server disagree.');
});

test('the list for the site is Markdown with an item for each code', () => {
  const [list, ...others] = parser.parse(problemList()).children;
  expect(others).toEqual([]);
  expect(list).toMatchObject({type: 'list', ordered: false, spread: false});
  expect(list && 'children' in list ? list.children.length : 0).toBe(codes.length);
  expect(problemList()).toContain(
    '\n- **`drift`**: A page and the server disagree. Change whichever is wrong: the page at that line, or the server in `examples/server/`. `npm run claims` names it, since it takes a running server.\n',
  );
});
