import {expect, test} from '@playwright/test';
import {visit} from 'unist-util-visit';
import {attribute, isElement} from '../../src/content/syntax/element.ts';
import {parser} from '../../src/content/syntax/parser.ts';
import {blockOnReleases} from '../../src/docusaurus/block-on-releases.ts';
import {blockWords} from '../../src/docusaurus/block-words.ts';
import {markClaims} from '../../src/docusaurus/mark-claims.ts';
import {readableAnswers} from '../../src/docusaurus/readable-answers.ts';
import {showCode} from '../../src/docusaurus/show-code.ts';

/** The marks of a page, each by the type of what stands around it and by the claims that its note has. */
function marks(...lines: string[]): string[] {
  const root = parser.parse(lines.join('\n'));
  showCode(root);
  markClaims(root, []);
  const found: string[] = [];
  visit(root, (node, _index, parent) => {
    if (!isElement(node, 'ClaimNote')) return;
    const {claims} = JSON.parse(attribute(node, 'note') ?? '');
    const names = claims.map(({claim}: {claim: string}) => claim).join(' ');
    found.push(`${parent?.type ?? ''}: ${names}`);
  });
  return found;
}

const cases: readonly {what: string; page: string[]; has: string[]}[] = [
  {
    what: 'a paragraph',
    page: ['It is <Claim id="a">`1`</Claim> or <Claim id="b">`2`</Claim>.'],
    has: ['root: a b'],
  },
  {
    what: 'two paragraphs',
    page: ['<Claim id="a">`1`</Claim> is.', '', 'So <Claim id="b">`2`</Claim>.'],
    has: ['root: a', 'root: b'],
  },
  {
    what: 'a paragraph that ends in a colon, with the code behind it',
    page: ['It is <Claim id="a">`1`</Claim>:', '', '```text', '1', '```'],
    has: ['root: a'],
  },
  {
    what: 'a paragraph that ends in a colon, with the claim that it announces',
    page: [
      'So <Claim id="a">`1`</Claim>:',
      '',
      '<Claim id="b">',
      '',
      '```text',
      '1',
      '```',
      '',
      '</Claim>',
    ],
    has: ['root: a b'],
  },
  {
    what: 'a list of lines',
    page: ['- <Claim id="a">`1`</Claim> is', '- <Claim id="b">`2`</Claim> is'],
    has: ['root: a b'],
  },
  {
    what: 'the parts of a list with blocks in it',
    page: [
      '- So <Claim id="a">`1`</Claim>.',
      '',
      '  ```text',
      '  1',
      '  ```',
      '',
      '- <Claim id="b">`2`</Claim> is.',
    ],
    has: ['listItem: a', 'listItem: b'],
  },
  {
    what: 'a table',
    page: [
      '| A | B |',
      '| --- | --- |',
      '| <Claim id="a">`1`</Claim> | <Claim id="b">`2`</Claim> |',
    ],
    has: ['root: a b'],
  },
  {
    what: 'a part of an admonition',
    page: [':::note', '', 'So <Claim id="a">`1`</Claim>.', '', ':::'],
    has: ['containerDirective: a'],
  },
  {what: 'no block without claims', page: ['Only `code`.', '', '- a', '- b'], has: []},
];

for (const {what, page, has} of cases) {
  test(`one mark stands behind ${what}`, () => expect(marks(...page)).toEqual(has));
}

test('what a claim was filled with is in its note, and no longer at the claim', () => {
  const root = parser.parse('It is <Claim id="a" server="elizaos" from="1.6.5">`1`</Claim>.');
  markClaims(root, []);
  const left: (string | undefined)[] = [];
  visit(root, (node) => {
    if (isElement(node, 'Claim')) left.push(attribute(node, 'server'), attribute(node, 'id'));
  });
  expect(left).toEqual([undefined, 'a']);
});

test('a mark is called by how many statements were tested, and by what was not', () => {
  expect(blockWords(['holds'])).toBe('1 statement tested');
  expect(blockWords(['holds', 'holds'])).toBe('2 statements tested');
  expect(blockWords(['holds', 'not-observable', 'holds'])).toBe(
    '3 statements: 2 tested, 1 not tried by the last run',
  );
  expect(blockWords(['reviewed'])).toBe('1 statement reviewed');
});

test('what differs on a release is named with it, and what is the same on releases is said once', () => {
  const versions = ['1.2.0', '1.6.5', '1.7.2'];
  const [first, second] = blockOnReleases(
    [{holds: '1.2.0 1.6.5 1.7.2'}, {holds: '1.2.0 1.6.5', differs: '1.7.2'}],
    versions,
  );
  expect(first).toMatchObject({on: '1.2.0 1.6.5', isNewest: false, outcome: 'holds', words: ''});
  expect(second).toMatchObject({
    on: '1.7.2',
    isNewest: true,
    outcome: 'differs',
    words: ', 1 differs on ElizaOS 1.7.2',
  });
  const [alone, older] = blockOnReleases([{'reference-only': '1.2.0', differs: '1.6.5'}], versions);
  expect(alone).toMatchObject({outcome: 'reference-only', words: ', on the reference server only'});
  expect(older).toMatchObject({words: ', differs on ElizaOS 1.6.5'});
});

test('a page of HTML is told in words, and so are the many values of one response', () => {
  const html = {asked: 'GET /', answer: 'text/html: <html>\r\n<head>'};
  expect(readableAnswers([html, {...html, answer: '<!doctype html>'}], [])).toEqual([
    {asked: 'GET /', answer: 'a page of HTML', inWords: true},
  ]);
  const values = ['default-src', "'self'", 'base-uri'];
  const answers = [...values, 'no other directive'].map((answer) => ({asked: 'GET /', answer}));
  expect(readableAnswers(answers, values)).toEqual([
    {asked: 'GET /', answer: '3 values, as the page says', inWords: true},
    {asked: 'GET /', answer: 'no other directive'},
  ]);
  expect(readableAnswers(answers.slice(0, 2), values)).toEqual(answers.slice(0, 2));
});
