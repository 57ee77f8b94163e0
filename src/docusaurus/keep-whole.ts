import type {Root} from 'mdast';
import {visit} from 'unist-util-visit';

/** How long a piece of code may be that fits into any line, in characters. */
const longest = 24;

/** Keeps short code such as `X-API-KEY` in one line, which a browser would break at its hyphens. */
export function keepWhole(root: Root): void {
  visit(root, 'inlineCode', (node) => {
    if (node.value.length > longest || !node.value.includes('-') || /\s/.test(node.value)) return;
    node.data = {...node.data, hProperties: {className: ['whole']}};
  });
}
