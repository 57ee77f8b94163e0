import {expect, test} from '@playwright/test';
import type {Root} from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import {unified} from 'unified';
import {visit} from 'unist-util-visit';
import type {ValueOnReleases} from '../../src/content/claim/on-releases.ts';
import {showReleases} from '../../src/content/output/show-releases.ts';
import {attribute, type Element, isElement} from '../../src/content/syntax/element.ts';
import {lines} from '../fixtures/memory-files.ts';

const parser = unified().use(remarkParse).use(remarkMdx).use(remarkGfm);

interface Case {
  what: string;
  says: string;
  shown: Omit<ValueOnReleases, 'on'>;
  /** What the page has behind the documented value. */
  note: string;
  /** What is not shown to a reader of that release. */
  hidden: string[];
}

const remark = {seen: 'it starts', relation: 'remark', tried: 'set PORT to http'} as const;
const nothing = {...remark, seen: 'no such line', relation: 'nothing'} as const;
const nothingNote = ' (ElizaOS 1.7.2: no such line; tried: set PORT to http)';
const remarkNote = ' (ElizaOS 1.7.2: it starts; tried: set PORT to http)';
const table = lines('', '', '| Header | Value |', '| --- | --- |', '| `A` | `1` |', '');
const block = lines('', '', '```text', 'PORT=http', '```', '');

const cases: readonly Case[] = [
  {
    what: 'a value in a line',
    says: 'it is `1`',
    shown: {value: 0, seen: '2', relation: 'instead'},
    note: ' (ElizaOS 1.7.2: 2)',
    hidden: ['1'],
  },
  {
    what: 'a value in a cell',
    says: table,
    shown: {value: 3, seen: '2', relation: 'instead'},
    note: ' (ElizaOS 1.7.2: 2)',
    hidden: ['1'],
  },
  {
    what: 'a block',
    says: block,
    shown: {value: 0, seen: 'PORT=3000', relation: 'instead'},
    note: 'ElizaOS 1.7.2:PORT=3000',
    hidden: ['PORT=http'],
  },
  {
    what: 'a remark on a value in a line',
    says: 'set `PORT`',
    shown: {value: 0, ...remark},
    note: remarkNote,
    hidden: [],
  },
  {
    what: 'a remark on a value in a cell',
    says: table,
    shown: {value: 2, ...remark},
    note: remarkNote,
    hidden: [],
  },
  {
    what: 'a remark on a block',
    says: block,
    shown: {value: 0, ...remark},
    note: remarkNote,
    hidden: [],
  },
  {
    what: 'a value in a line with nothing in its place',
    says: 'set `PORT`',
    shown: {value: 0, ...nothing},
    note: nothingNote,
    hidden: [],
  },
  {
    what: 'a value in a cell with nothing in its place',
    says: table,
    shown: {value: 3, ...nothing},
    note: ' (ElizaOS 1.7.2: no such line)',
    hidden: ['1'],
  },
  {
    what: 'a block with nothing in its place',
    says: block,
    shown: {value: 0, ...nothing},
    note: nothingNote,
    hidden: ['PORT=http'],
  },
  {
    what: 'a variable without effect',
    says: 'set `PORT`',
    shown: {value: 0, seen: '3000', relation: 'no-effect'},
    note: ' (ElizaOS 1.7.2: no effect)',
    hidden: [],
  },
];

for (const {what, says, shown, note, hidden} of cases) {
  const place = hidden.length > 0 ? 'in its place' : 'behind what is documented, which stays';
  test(`${what}: what a release does stands ${place}`, () => {
    const claim = claimWith(says);
    const value = {on: ['1.7.2'], ...shown};
    const releases = {
      newest: '1.7.2',
      holds: [],
      differs: ['1.7.2'],
      referenceOnly: [],
      values: [value],
      missing: [],
    };
    showReleases(claim, releases, ['1.6.5', '1.7.2']);
    expect(elementsWith(claim, 'data-on').map(textOf)).toEqual([note]);
    const notShown = elementsWith(claim, 'data-not-on');
    const hiding = notShown.filter((element) => attribute(element, 'data-not-on') === '1.7.2');
    expect(hiding.map(textOf)).toEqual(hidden);
  });
}

function claimWith(says: string): Element {
  const before = says.startsWith('\n') ? '' : 'Here ';
  const tree = parser.parse(`${before}<Claim id="value">${says}</Claim>`) as Root;
  const [claim] = elementsWith(tree, 'id');
  if (!claim) throw new Error('There is no claim.');
  return claim;
}

function elementsWith(tree: Root | Element, name: string): Element[] {
  const found: Element[] = [];
  visit(tree, (node) => {
    if (isElement(node) && attribute(node, name) !== undefined) found.push(node);
  });
  return found;
}

function textOf(element: Element): string {
  let text = '';
  visit(element, (node) => {
    if ('value' in node && typeof node.value === 'string') text += node.value;
  });
  return text;
}
