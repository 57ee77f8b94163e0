import type {Root, RootContent} from 'mdast';
import {element} from '../content/syntax/element.ts';

/** The deepest heading that begins a part. */
const deepest = 3;

/**
 * Splits a page before its headings into parts, each of which the browser takes over in a task of its own: all at once,
 * they would keep a reader's first click waiting.
 */
export function splitInParts(root: Root): void {
  const imports: RootContent[] = [];
  const parts: RootContent[][] = [];
  for (const node of root.children) {
    const part = parts.at(-1);
    if (node.type === 'mdxjsEsm') imports.push(node);
    else if (part && !(begins(node) && part.some(isShown))) part.push(node);
    else parts.push([node]);
  }
  root.children = [...imports, ...parts.map((part) => element('Part', {}, part))];
}

function begins(node: RootContent): boolean {
  return node.type === 'heading' && node.depth <= deepest;
}

/** Whether a node is more than the front matter, or a comment. */
function isShown({type}: RootContent): boolean {
  return type !== 'yaml' && type !== 'mdxFlowExpression';
}
