import {expect, test} from '@playwright/test';
import {readPage} from '../../src/content/page/page.ts';

const cases = [
  {
    title: 'the sentence around a claim in a line of text',
    page: 'Ask first. The answer\nis <Claim id="a">`200 OK`</Claim>, as ever. Then go on.',
    statement: 'The answer is 200 OK, as ever.',
  },
  {
    title: 'the last sentence before a claim that stands alone',
    page: 'The status is right. The body is JSON:\n\n<Claim id="a">\n```json\n{}\n```\n</Claim>',
    statement: 'The body is JSON:',
  },
  {
    title: 'the heading before a claim that no sentence announces',
    page: 'Before.\n\n## The flow\n\n<Claim id="a">\n\n1. One\n2. Two\n\n</Claim>',
    statement: 'The flow',
  },
  {
    title: 'the sentence of a list item, and not of the paragraph before the list',
    page: 'There are two:\n\n- First <Claim id="a">`one`</Claim>.\n- Second.',
    statement: 'First one.',
  },
  {
    title: 'the sentence of a cell, and not of the paragraph before the table',
    page: 'There are two:\n\n| Part | Status |\n| --- | --- |\n| One | It is <Claim id="a">`200 OK`</Claim>. So be it. |',
    statement: 'It is 200 OK.',
  },
  {
    title:
      'the paragraph before a table, and not its last cell, where it stands alone after the table',
    page: 'The list:\n\n| Part |\n| --- |\n| One |\n\n<Claim id="a">\n\n- One\n\n</Claim>',
    statement: 'The list:',
  },
  {
    title: 'its own text where nothing stands before it',
    page: '<Claim id="a">\n\n- One\n\n</Claim>',
    statement: 'One',
  },
];

for (const {title, page, statement} of cases) {
  test(`a claim states ${title}`, () => {
    const read = readPage('docs/page.mdx', page);
    expect(read.ok && read.page.claims.map((claim) => claim.statement)).toEqual([statement]);
  });
}
