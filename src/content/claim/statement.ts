import type {Nodes} from 'mdast';
import {toString as textOf} from 'mdast-util-to-string';
import type {Node} from 'unist';

const sentences = new Intl.Segmenter('en', {granularity: 'sentence'});

/**
 * What a claim states, as a reader would quote it: the sentence that it stands in.
 * @param around the paragraph or the cell that it stands in; for one that stands alone, the paragraph or heading before it
 */
export function statementOf(claim: Node, around: Node | undefined): string {
  if (!around) return onOneLine(textOf(claim as Nodes));
  // A line that is full ends no sentence.
  const whole = textOf(around as Nodes).replaceAll('\n', ' ');
  const before = textBefore(around, claim);
  // What a claim that stands alone shows is announced by the last sentence before it.
  const place = before ?? whole.trimEnd().length - 1;
  let sentence = whole;
  for (const {segment, index} of sentences.segment(whole)) {
    if (index <= place) sentence = segment;
  }
  return onOneLine(sentence);
}

/** Whether a claim takes its statement from this node: it stands in it, or the node announces it. */
export function mayState({type}: Node): boolean {
  return type === 'heading' || type === 'paragraph' || type === 'tableCell';
}

/** How long the text of a node is before one of its descendants; `undefined` where it is none. */
function textBefore(node: Node, descendant: Node): number | undefined {
  if (node === descendant) return 0;
  if (!('children' in node)) return undefined;
  let length = 0;
  for (const child of node.children as Node[]) {
    const within = textBefore(child, descendant);
    if (within !== undefined) return length + within;
    length += textOf(child as Nodes).length;
  }
  return undefined;
}

function onOneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
