import type {Nodes, Paragraph, RootContent} from 'mdast';
import {toString as textOf} from 'mdast-util-to-string';
import type {Parent} from 'unist';
import {visit} from 'unist-util-visit';
import {
  attribute,
  dropAttributes,
  type Element,
  element,
  inlineElement,
  isElement,
} from '../content/syntax/element.ts';
import {text} from '../content/syntax/nodes.ts';
import {blockMark, blockNote} from './block-note.ts';

/** What the transform of a page left at a claim, which its block shows. */
const shownByBlock = ['record', 'outcomes', 'differences', 'server', 'from', 'to', 'on'];

/**
 * Gives each block of a filled page one mark for all claims in it, after its text, and the note that the mark opens. A
 * block is a paragraph, a table, a list, or code; a paragraph that ends in a colon is one block with what it announces.
 * @param versions the releases that were tried, the oldest first
 */
export function markClaims(parent: Parent, versions: readonly string[]): void {
  const children: RootContent[] = [];
  let announced: Element[] = [];
  const nodes = parent.children as RootContent[];
  for (const [place, node] of nodes.entries()) {
    children.push(node);
    if ('children' in node && holdsBlocks(node)) {
      markClaims(node, versions);
      continue;
    }
    const claims = [...announced, ...claimsIn(node)];
    announced = announces(node, nodes[place + 1]) ? claims : [];
    if (claims.length === 0 || announced.length > 0) continue;
    const note = blockNote(claims, versions);
    const attributes = {mark: JSON.stringify(blockMark(note))};
    if (node.type === 'paragraph') endWith(node, inlineElement('ClaimMark', attributes));
    else children.push(element('ClaimMark', {...attributes, as: 'div'}));
    children.push(
      element('ClaimNote', {id: note.note, words: note.words, note: JSON.stringify(note)}),
    );
    for (const claim of claims) dropAttributes(claim, shownByBlock);
  }
  parent.children = children;
}

/** Components that are one block each, whatever stands in them. */
const blocks = ['Claim', 'Code', 'Diagram', 'Example', 'LanguageTabs', 'MermaidDiagram'];

/** Whether a node holds blocks that are marked by themselves. A list does where more than lines of text stand in it. */
function holdsBlocks(node: RootContent): boolean {
  switch (node.type) {
    case 'containerDirective':
    case 'blockquote':
    case 'listItem':
      return true;
    case 'list':
      return !isOfText(node);
    case 'mdxJsxFlowElement':
      return !blocks.includes(node.name ?? '');
    default:
      return false;
  }
}

function isOfText(node: Nodes): boolean {
  if (node.type === 'paragraph') return true;
  if (node.type !== 'list' && node.type !== 'listItem') return false;
  return node.children.every(isOfText);
}

function claimsIn(node: Nodes): Element[] {
  const claims: Element[] = [];
  visit(node, (inner) => {
    if (isElement(inner, 'Claim') && attribute(inner, 'id') !== undefined) claims.push(inner);
  });
  return claims;
}

function announces(node: RootContent, next: RootContent | undefined): boolean {
  if (node.type !== 'paragraph' || !next) return false;
  const isBlock = next.type === 'table' || next.type === 'list' || isElement(next);
  return isBlock && !holdsBlocks(next) && textOf(node).trimEnd().endsWith(':');
}

/** Keeps a mark on one line with the last word. */
function endWith(paragraph: Paragraph, mark: Element & {type: 'mdxJsxTextElement'}): void {
  const last = paragraph.children.at(-1);
  const [, start = '', end] =
    last?.type === 'text' ? (/^(.*\s)?(\S+)$/s.exec(last.value) ?? []) : [];
  if (last?.type !== 'text' || end === undefined) {
    paragraph.children.push(mark);
    return;
  }
  last.value = start;
  paragraph.children.push(inlineElement('span', {className: 'claim-end'}, [text(end), mark]));
}
