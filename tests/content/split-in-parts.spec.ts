import {expect, test} from '@playwright/test';
import type {Heading, Root, RootContent} from 'mdast';
import {splitInParts} from '../../src/docusaurus/split-in-parts.ts';

const text: RootContent = {type: 'paragraph', children: []};
const frontMatter: RootContent = {type: 'yaml', value: 'title: A page'};
const comment: RootContent = {type: 'mdxFlowExpression', value: '/* a note */'};
const imports: RootContent = {type: 'mdxjsEsm', value: "import a from './a'"};

for (const {page, nodes, parts} of [
  {page: 'without a heading is one part', nodes: [text, text], parts: [2]},
  {
    page: 'begins a part at each heading',
    nodes: [text, heading(2), text, heading(3)],
    parts: [1, 2, 1],
  },
  {
    page: 'keeps a small heading in its part',
    nodes: [heading(2), text, heading(4), text],
    parts: [4],
  },
  {
    page: 'has no part for its front matter and a comment alone',
    nodes: [frontMatter, comment, heading(2)],
    parts: [3],
  },
  {page: 'without text has no parts', nodes: [], parts: []},
]) {
  test(`a page ${page}`, () => {
    const root: Root = {type: 'root', children: nodes};
    splitInParts(root);
    expect(root.children.map((part) => 'children' in part && part.children.length)).toEqual(parts);
  });
}

test('an import stays outside of the parts, where MDX looks for it', () => {
  const root: Root = {type: 'root', children: [heading(2), imports, text]};
  splitInParts(root);
  expect(root.children.map(({type}) => type)).toEqual(['mdxjsEsm', 'mdxJsxFlowElement']);
});

function heading(depth: Heading['depth']): Heading {
  return {type: 'heading', depth, children: []};
}
