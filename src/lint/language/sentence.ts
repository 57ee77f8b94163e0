import {toNlcst} from 'mdast-util-to-nlcst';
import type {Nodes, Parents, Root} from 'nlcst';
import {toString as textOf} from 'nlcst-to-string';
import {ParseEnglish} from 'parse-english';
import {VFile} from 'vfile';
import type {Prose} from '../../content/page/prose.ts';
import {placeOf} from '../../content/place.ts';
import type {Position} from '../../content/problem.ts';

/** A sentence of a page, or what stands in place of one, such as a heading or a cell. */
export interface Sentence {
  kind: Prose['kind'];
  /** On one line. Code is `····`, as long as it is on the page, so that no rule looks into it. */
  text: string;
  /** Where a character of the text stands on the page. */
  placeAt(index: number): Position;
}

/** A piece of prose as a tree, and in sentences. */
export interface ReadProse {
  tree: Root;
  sentences: Sentence[];
}

const parser = new ParseEnglish();

/** Reads the prose of a page, piece by piece. */
export function readProse(prose: readonly Prose[], file: string, source: string): ReadProse[] {
  const page = new VFile({path: file, value: source});
  return prose.map(({kind, node}) => {
    const tree = toNlcst(node, page, parser);
    return {tree, sentences: sentenceNodes(tree).flatMap((found) => sentencesIn(found, kind))};
  });
}

function sentenceNodes(node: Nodes): Parents[] {
  if (node.type === 'SentenceNode') return [node];
  return 'children' in node ? node.children.flatMap(sentenceNodes) : [];
}

/** The parser takes the period for one of an abbreviation where code or a small letter follows, as in `nginx does so.` */
function sentencesIn({children}: Parents, kind: Prose['kind']): Sentence[] {
  const sentences: Nodes[][] = [[]];
  let before = '';
  for (const node of children) {
    const text = textOf(node);
    if (node.type === 'WhiteSpaceNode' && /[.?!]$/.test(before)) sentences.push([]);
    else sentences.at(-1)?.push(node);
    before = text;
  }
  return sentences.filter((nodes) => nodes.length > 0).map((nodes) => sentenceOf(nodes, kind));
}

function sentenceOf(nodes: readonly Nodes[], kind: Prose['kind']): Sentence {
  const starts: {index: number; place: Position; isCode: boolean}[] = [];
  let text = '';
  for (const node of nodes) {
    const isCode = node.type === 'SourceNode';
    starts.push({index: text.length, place: placeOf(node), isCode});
    const value = textOf(node).replaceAll('\n', ' ');
    text += isCode ? value.replaceAll(/[^`]/g, '·') : value;
  }
  const placeAt = (index: number): Position => {
    const {
      place,
      isCode,
      index: start,
    } = starts.findLast((piece) => piece.index <= index) ?? {
      place: {line: 1, column: 1},
      isCode: true,
      index: 0,
    };
    return isCode ? place : {...place, column: place.column + index - start};
  };
  return {kind, text, placeAt};
}
