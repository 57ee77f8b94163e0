import type {Node} from 'unist';
import type {Position} from './problem.ts';

/** Where a node of a page begins. */
export function placeOf(node: Node): Position {
  const {line = 1, column = 1} = node.position?.start ?? {};
  return {line, column};
}

/** The line and the column of an offset in a text. */
export function placeAt(text: string, offset: number): Position {
  const before = text.slice(0, offset);
  return {line: before.split('\n').length, column: offset - before.lastIndexOf('\n')};
}
