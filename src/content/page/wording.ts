import type {Nodes} from 'mdast';
import {placeOf} from '../place.ts';
import type {Position} from '../problem.ts';

/** Inline code, or a word of text. */
export interface Wording extends Position {
  kind: 'code' | 'word';
  text: string;
}

/**
 * Reads inline code as a whole and text word by word; any other node has no words of its own.
 * @param source the page's text
 */
export function wordingsOf(node: Nodes, source: string): Wording[] {
  const {start, end} = node.position ?? {};
  if (!start || !end) return [];
  if (node.type === 'inlineCode') return [{kind: 'code', text: node.value, ...placeOf(node)}];
  if (node.type !== 'text') return [];
  const written = source.slice(start.offset, end.offset).split('\n');
  return node.value.split('\n').flatMap((words, place) => {
    const first = place === 0 ? start.column : 1;
    let at = 0;
    return [...words.matchAll(/\S+/g)].map(([text]): Wording => {
      // A word with an escape in it is not found, and takes the place of the word before.
      at = Math.max(at, (written[place] ?? '').indexOf(text, at));
      return {kind: 'word', text, line: start.line + place, column: first + at};
    });
  });
}
