import type {Code, Nodes, TableCell} from 'mdast';
import {toString as textOf} from 'mdast-util-to-string';
import type {Parent} from 'unist';
import {SKIP, visit} from 'unist-util-visit';
import {snippetOf, variesOf} from '../code/fence.ts';
import {placeOf} from '../place.ts';
import type {Position} from '../problem.ts';
import {type Element, isElement} from '../syntax/element.ts';

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

/** Some releases in a row, all of them without ends; or one version before a release. */
export interface ReleaseRange {
  /** The first version that does so. */
  from?: string;
  /** The last version that does so. */
  to?: string;
  /** The version before a release, which is no part of any row. */
  on?: string;
}

/** A documented value: a part of a claim that its check holds against a target. */
export interface Value extends Position {
  /** `claims`: a cell with claims of its own, whose checks hold what stands in it. */
  kind: 'code' | 'block' | 'snippet' | 'heading' | 'cell' | 'claims' | 'item' | 'text';
  text: string;
  /** The patterns of what varies in it from run to run. */
  varies: readonly string[];
  /** The first and the last offset in the page's source. */
  start: number;
  end: number;
}

/**
 * Whether a value counts as compared where these were: a heading and a cell with claims of its own do when their table is
 * read, and a value in an item also when the whole item is compared.
 */
export function isCovered(value: Value, compared: readonly Value[]): boolean {
  if (value.kind === 'heading' || value.kind === 'claims') return true;
  return compared.some(({start, end}) => start <= value.start && value.end <= end);
}

/** A documented value, and where it stands in the tree of its claim; the claim's whole text stands in no node of it. */
export interface PlacedValue {
  value: Value;
  place?: {node: Nodes; parent: Parent};
}

/**
 * Every documented value of a claim, in reading order: inline code, fenced blocks, the cells of tables, the items of
 * lists, pulled snippets and the text beside them; where there is none of them, the claim's text. An item that is nothing but inline code counts once.
 */
export function valuesOf(claim: Pick<Claim, 'element'>): Value[] {
  return placedValuesOf(claim).map(({value}) => value);
}

/** The values of a claim with their places. */
export function placedValuesOf({element}: Pick<Claim, 'element'>): PlacedValue[] {
  const values: PlacedValue[] = [];
  visit(element as Nodes, (node, _index, parent) => {
    const add = (value: Value, at: Nodes = node, within: Parent | undefined = parent) => {
      values.push({value, ...(within ? {place: {node: at, parent: within}} : {})});
    };
    switch (node.type) {
      case 'inlineCode':
        add(valueAt(node, 'code', node.value));
        return undefined;
      case 'code':
        add(snippetOf(node) ? snippetValue(node) : blockValue(node));
        return undefined;
      case 'table':
        for (const [place, row] of node.children.entries()) {
          for (const cell of row.children) {
            const kind = place === 0 ? 'heading' : kindOf(cell);
            add(cellValue(cell, kind), cell, row);
          }
        }
        return SKIP;
      case 'paragraph':
        if (parent?.type === 'listItem') {
          if (!isCodeOnly(node)) add(valueAt(node, 'item', textOf(node)));
        } else if (saysMoreThanCode(node)) add(valueAt(node, 'text', textOf(node)));
        return undefined;
      case 'heading':
        add(valueAt(node, 'text', textOf(node)));
        return undefined;
      default:
        return undefined;
    }
  });
  if (element.type === 'mdxJsxTextElement' && saysMoreThanCode(element)) {
    values.push({value: textValue(element)});
  }
  return values.length > 0 ? values : [{value: textValue(element)}];
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

function kindOf(cell: TableCell): 'cell' | 'claims' {
  return cell.children.some((child) => isElement(child, 'Claim')) ? 'claims' : 'cell';
}

function cellValue(cell: TableCell, kind: 'heading' | 'cell' | 'claims'): Value {
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
