import type {Code, Nodes, TableCell} from 'mdast';
import {toString as textOf} from 'mdast-util-to-string';
import type {Parent} from 'unist';
import {SKIP, visit} from 'unist-util-visit';
import {snippetOf, variesOf} from '../code/fence.ts';
import {placeOf} from '../place.ts';
import type {Position} from '../problem.ts';
import type {Element} from '../syntax/element.ts';

/** A statement of a page about behaviour. */
export interface Claim extends Position {
  /** Unique on its page. */
  id: string;
  /** The sentence that it stands in, or that announces it. */
  statement: string;
  /** The component with everything in it. */
  element: Element;
  /** For a claim about ElizaOS only: the releases that it is about. */
  releases?: ReleaseRange;
}

/** Some releases in a row: all of them without ends. */
export interface ReleaseRange {
  /** The first version that does so. */
  from?: string;
  /** The last version that does so. */
  to?: string;
}

/** A documented value: a part of a claim that its check holds against a target. */
export interface Value extends Position {
  kind: 'code' | 'block' | 'snippet' | 'heading' | 'cell' | 'item' | 'text';
  text: string;
  /** The patterns of what varies in it from run to run. */
  varies: readonly string[];
  /** The first and the last offset in the page's source. */
  start: number;
  end: number;
}

/**
 * Whether a value counts as compared where these were: a heading does when its table is read, and a value in an item also
 * when the whole item is compared.
 */
export function isCovered(value: Value, compared: readonly Value[]): boolean {
  if (value.kind === 'heading') return true;
  return compared.some(({start, end}) => start <= value.start && value.end <= end);
}

/**
 * Every documented value of a claim, in reading order: inline code, fenced blocks, the cells of tables, the items of
 * lists, pulled snippets and the text beside them; where there is none of them, the claim's text. An item that is nothing but inline code counts once.
 */
export function valuesOf({element}: Pick<Claim, 'element'>): Value[] {
  const values: Value[] = [];
  visit(element as Nodes, (node, _index, parent) => {
    switch (node.type) {
      case 'inlineCode':
        values.push(valueAt(node, 'code', node.value));
        return undefined;
      case 'code':
        values.push(snippetOf(node) ? snippetValue(node) : blockValue(node));
        return undefined;
      case 'table':
        for (const [place, row] of node.children.entries()) {
          const kind = place === 0 ? 'heading' : 'cell';
          values.push(...row.children.map((cell) => cellValue(cell, kind)));
        }
        return SKIP;
      case 'paragraph':
        if (parent?.type === 'listItem') {
          if (!isCodeOnly(node)) values.push(valueAt(node, 'item', textOf(node)));
        } else if (saysMoreThanCode(node)) values.push(valueAt(node, 'text', textOf(node)));
        return undefined;
      case 'heading':
        values.push(valueAt(node, 'text', textOf(node)));
        return undefined;
      default:
        return undefined;
    }
  });
  if (element.type === 'mdxJsxTextElement' && saysMoreThanCode(element)) {
    values.push(textValue(element));
  }
  return values.length > 0 ? values : [textValue(element)];
}

/** Whether words stand beside the code, other than those that only join it. They say something, too. */
function saysMoreThanCode(node: Parent): boolean {
  const words = node.children.map((child) =>
    child.type === 'inlineCode' ? '' : textOf(child as Nodes),
  );
  return /\w/.test(words.join(' ').replaceAll(/\b(and|or)\b/g, ''));
}

/** The claim's whole text as one value. */
export function textValue(element: Element): Value {
  const first = element.children[0];
  const last = element.children.at(-1);
  return {
    ...valueAt((first ?? element) as Nodes, 'text', textOf(element)),
    end: last?.position?.end.offset ?? 0,
  };
}

/** A pulled snippet says which code is meant: `examples/folder/file#region`. */
function snippetValue(node: Code): Value {
  const {file = '', region} = snippetOf(node) ?? {};
  return valueAt(node, 'snippet', region === undefined ? file : `${file}#${region}`);
}

function blockValue(node: Code): Value {
  return {...valueAt(node, 'block', node.value), varies: variesOf(node)};
}

function cellValue(cell: TableCell, kind: 'heading' | 'cell'): Value {
  // The cell's own place begins at the stroke before it.
  return valueAt(cell.children[0] ?? cell, kind, textOf(cell), cell.children.at(-1));
}

function valueAt(node: Nodes, kind: Value['kind'], text: string, last: Nodes = node): Value {
  return {
    kind,
    // A line of prose breaks where it is full, which says nothing.
    text: kind === 'block' || kind === 'code' ? text : text.replaceAll(/\s+/g, ' '),
    varies: [],
    ...placeOf(node),
    start: node.position?.start.offset ?? 0,
    end: last.position?.end.offset ?? 0,
  };
}

function isCodeOnly(node: Nodes): boolean {
  return 'children' in node && node.children.every((child) => child.type === 'inlineCode');
}
