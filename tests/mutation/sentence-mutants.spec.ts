import {expect, test} from '@playwright/test';
import {kindCounts, noticesSentence, sentenceMutants} from '../../src/mutation/notice-sentence.ts';
import {lines, memoryFiles} from '../fixtures/memory-files.ts';

const list = 'src/records/sentences/page.yaml';

/** The changes of a sentence, as `line:column change`. */
function changes(sentence: string): string[] {
  const files = memoryFiles({'docs/page.mdx': `${sentence}\n`});
  return sentenceMutants(files).map(({line, column, change}) => `${line}:${column} ${change}`);
}

const cases: readonly [sentence: string, changes: string[]][] = [
  ['The key\nis read.', ['2:1 opposite: is → is not', '1:5 subject: key → address']],
  [
    'It takes 60 s.',
    ['1:4 opposite: takes → refuses', '1:10 number: 60 → 61', '1:1 subject: It → Nobody'],
  ],
  ['Stop **first**.', ['1:8 number: first → second', '1:8 order: first → last']],
  ['Watch `not code`.', ['1:1 opposite: Watch → Never watch']],
  [
    'It gets <Claim id="a">`401`</Claim> before.',
    ['1:4 opposite: gets → gets no', '1:1 subject: It → Nobody', '1:37 order: before. → after.'],
  ],
];

for (const [sentence, expected] of cases) {
  test(`a sentence gets another meaning: ${sentence.replace('\n', ' ')}`, () => {
    expect(changes(sentence)).toEqual(expected);
  });
}

test('a change is noticed where the sentence is on the list, unless nothing holds what it says', () => {
  const files = memoryFiles({
    'docs/page.mdx': 'It is held. It is advice. It is unclaimed. It is on no list.\n',
    [list]: lines(
      'held: [{sentence: It is held., by: page/claim}]',
      'advice: [It is advice.]',
      'unclaimed: [It is unclaimed.]',
    ),
  });
  const noticed = sentenceMutants(files)
    .filter(({change}) => change.startsWith('opposite'))
    .map((mutant) => noticesSentence(mutant, files));
  expect(noticed).toEqual([true, true, false, false]);
});

test('sentences are counted by kind', () => {
  const files = memoryFiles({
    'docs/page.mdx': 'One. Two.\n',
    [list]: lines('advice: [One., Two.]', 'signpost: [Three.]'),
  });
  expect(kindCounts(files)).toMatchObject({advice: 2, signpost: 1, fact: 0});
});
