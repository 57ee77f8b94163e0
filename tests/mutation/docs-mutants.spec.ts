import {expect, test} from '@playwright/test';
import {docsMutants} from '../../src/mutation/docs-mutants.ts';
import {shuffled} from '../../src/mutation/shuffle.ts';
import {exampleFiles, lines, memoryFiles} from '../fixtures/memory-files.ts';

/** The changes of a page and of what it pulls, as `line:column change`. */
function changes(page: string, files: Record<string, string> = {}): string[] {
  const project = memoryFiles({'docs/page.mdx': page, ...files});
  return docsMutants(project).map(({line, column, change}) => `${line}:${column} ${change}`);
}

const claim = (...content: string[]) => lines('<Claim id="a">', '', ...content, '', '</Claim>');

test('each word of inline code and of a fenced block is changed, and nothing that varies', () => {
  expect(changes('It gets <Claim id="a">`401 Unauthorized`</Claim>.\n')).toEqual([
    '1:24 401 → 411',
    '1:28 Unauthorized → Unautiorized',
  ]);
  const log = claim('```text varies="log-time"', '[2024-01-15 10:23:45] WARN: key', '```');
  expect(changes(log)).toEqual(['4:23 WARN → WBRN', '4:29 key → kfy']);
});

test('one word of each heading, cell and item is changed, and no target of a link', () => {
  expect(
    changes(claim('| Name | What it says |', '| --- | --- |', '| `X` | [one](two) |')),
  ).toEqual(['3:3 Name → Nbme', '3:10 What → Wiat', '5:4 X → Y', '5:10 one → ooe']);
});

test('steps are left out and put in another order', () => {
  expect(changes(claim('1. First', '2. Second'))).toEqual([
    '3:4 First → Fisst',
    '4:4 Second → Sedond',
    '3:1 item removed',
    '4:1 item removed',
    '3:1 item after the next',
  ]);
});

test('each arrow of a diagram is removed, doubled, turned, relabelled, of another kind and elsewhere', () => {
  const diagram = ['sequenceDiagram', '  A->>B: ask', '  alt Valid key', '  B-->>A: give', '  end'];
  expect(changes(claim('```mermaid', ...diagram, '```'))).toEqual([
    '5:1 arrow removed',
    '5:1 arrow doubled',
    '5:1 arrow of another kind',
    '5:1 arrow turned round',
    '5:10 ask → atk',
    '7:1 arrow removed',
    '7:1 arrow doubled',
    '7:1 arrow of another kind',
    '7:1 arrow turned round',
    '7:11 give → gjve',
    '5:1 arrow after the next',
    '6:13 key → kfy',
  ]);
});

test('each line of a pulled region is removed, and each word of an output is changed', () => {
  const inside = ['b();', '', '  c();', '/** A comment.', ' * More of it. */', '// Another one.'];
  const source = lines('a();', '// #region one', ...inside, '// #endregion one');
  const page = lines('```ts snippet=examples/server/app.ts#one', '```');
  const files = {'examples/server/app.ts': source, ...exampleFiles('list')};
  expect(changes(page, files)).toEqual([
    '3:1 line removed: b();',
    '5:3 line removed: c();',
    expect.stringMatching(/^2:1 line removed: curl /),
    '2:1 line removed: fetch(it)',
    '2:1 line removed: get(it)',
    '1:3 it → jt',
    '1:8 true → tsue',
  ]);
});

test('a sample is the same for each seed', () => {
  const items = Array.from({length: 20}, (_, place) => place);
  expect(shuffled(items, 1)).toEqual(shuffled(items, 1));
  expect(shuffled(items, 1)).not.toEqual(shuffled(items, 2));
  expect([...shuffled(items, 1)].sort((a, b) => a - b)).toEqual(items);
});
