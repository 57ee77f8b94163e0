import type {Nodes, Root} from 'mdast';
import {placeAt} from '../place.ts';
import type {Position} from '../problem.ts';
import {attribute, isElement} from '../syntax/element.ts';

/** A sentence of a page, outside its claims. */
export interface Sentence extends Position {
  /** On one line, with code between backticks, and each claim that stands in it as its id in braces. */
  text: string;
  /** Whether a claim stands in it. */
  hasClaim: boolean;
  /** Its words outside of code, with their offsets in the page's source. */
  words: {word: string; offset: number}[];
}

/** A stretch of a block's text, and where it stands in the page's source. */
interface Piece {
  text: string;
  start: number;
  end: number;
  kind: 'words' | 'code' | 'claim';
}

const sentences = new Intl.Segmenter('en', {granularity: 'sentence'});

/** Every sentence that no claim holds as a whole: of paragraphs, items, notes and the cells of tables, in reading order. */
export function sentencesOf(root: Root, source: string): Sentence[] {
  const found: Sentence[] = [];
  const visit = (node: Nodes): void => {
    if (isElement(node, 'Claim')) return;
    if (node.type === 'paragraph' || node.type === 'tableCell') {
      found.push(...sentencesIn(piecesOf(node, source), source));
    } else if ('children' in node) for (const child of node.children) visit(child);
  };
  visit(root);
  return found;
}

function sentencesIn(pieces: readonly Piece[], source: string): Sentence[] {
  // What stands within code ends no sentence, nor does a line that is full.
  const masked = pieces.map(({text, kind}) =>
    kind === 'words' ? text.replaceAll('\n', ' ') : 'X'.repeat(text.length),
  );
  return [...sentences.segment(masked.join(''))].flatMap(({segment, index}): Sentence[] => {
    const within = partsBetween(pieces, index, index + segment.length);
    const [first] = within;
    const words = within.filter(({kind, text}) => kind === 'words' && text.trim() !== '');
    if (!first || !words.some(({text}) => /\p{L}/u.test(text))) return [];
    const text = within.map((piece) => piece.text).join('');
    return [
      {
        text: text.replaceAll(/\s+/g, ' ').trim(),
        hasClaim: within.some(({kind}) => kind === 'claim'),
        words: words.map(({text: word, start}) => ({word, offset: start})),
        ...placeAt(source, first.start),
      },
    ];
  });
}

/** The pieces of a stretch of the text that is not only whitespace at its ends. */
function partsBetween(pieces: readonly Piece[], from: number, to: number): Piece[] {
  let offset = 0;
  const within = pieces.filter(({text}) => {
    const start = offset;
    offset += text.length;
    return start >= from && start < to;
  });
  const isEmpty = (piece: Piece | undefined) => piece !== undefined && piece.text.trim() === '';
  while (isEmpty(within[0])) within.shift();
  while (isEmpty(within.at(-1))) within.pop();
  return within;
}

/** The words, the code and the claims of a block; the words one by one, since lines of the source may be indented. */
function piecesOf(node: Nodes, source: string): Piece[] {
  const {start, end} = offsetsOf(node);
  if (isElement(node, 'Claim')) {
    return [{text: `{${attribute(node, 'id') ?? ''}}`, start, end, kind: 'claim'}];
  }
  switch (node.type) {
    case 'inlineCode':
      return [{text: `\`${node.value}\``, start, end, kind: 'code'}];
    case 'break':
      return [{text: ' ', start, end, kind: 'words'}];
    case 'text': {
      let at = start;
      return [...node.value.matchAll(/\s+|\S+/g)].map(([text]): Piece => {
        // A word with an escape in it is not found, and takes the place after the word before.
        const place = Math.max(at, text.trim() === '' ? at : source.indexOf(text, at));
        const found = place < end ? place : at;
        at = Math.min(end, found + text.length);
        return {text, start: found, end: at, kind: 'words'};
      });
    }
    default:
      return 'children' in node ? node.children.flatMap((child) => piecesOf(child, source)) : [];
  }
}

function offsetsOf(node: Nodes): {start: number; end: number} {
  return {start: node.position?.start.offset ?? 0, end: node.position?.end.offset ?? 0};
}
