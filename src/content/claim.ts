import type {Code, InlineCode, ListItem, Nodes, Table} from 'mdast';
import {toString as textOf} from 'mdast-util-to-string';
import {visit} from 'unist-util-visit';
import type {Element} from './element.ts';
import {snippetOf} from './fence.ts';
import type {Position} from './problem.ts';

/** A statement of a page about behaviour. */
export interface Claim extends Position {
  /** Unique on its page. */
  id: string;
  /** The component with everything in it. */
  element: Element;
}

/** The values that a claim documents. Each reader throws a sentence where the claim has nothing of the kind. */
export interface Documented {
  /** The text of the only inline code. */
  code(): string;
  /** The texts of all inline code, in order. */
  codes(): string[];
  /** The text of the only fenced block. */
  block(): string;
  /** The rows of the only table without its head; each cell's text by its column's heading. */
  rows(): Record<string, string>[];
  /** The texts of the list's items. */
  items(): string[];
  /** The whole text. */
  text(): string;
  /** Whether a fenced block stands in the claim that nobody has read: then nothing compares it. */
  hasUnreadBlock(): boolean;
}

/** Reads the values that a claim documents. */
export function documentedBy(claim: Claim): Documented {
  const inside = <Kind extends Nodes>(type: Kind['type']): Kind[] => {
    const found: Kind[] = [];
    visit(claim.element as Nodes, type, (node) => {
      found.push(node as Kind);
    });
    return found;
  };
  const only = <Kind extends Nodes>(type: Kind['type'], what: string): Kind => {
    const [first, ...others] = inside<Kind>(type);
    if (first && others.length === 0) return first;
    const count = first ? others.length + 1 : 'none';
    throw new Error(`The check reads exactly one ${what}, and claim "${claim.id}" has ${count}.`);
  };

  let blockRead = false;
  return {
    code: () => only<InlineCode>('inlineCode', 'inline code').value,
    codes: () => inside<InlineCode>('inlineCode').map(({value}) => value),
    block: () => {
      blockRead = true;
      return only<Code>('code', 'fenced block').value;
    },
    rows: () => tableRows(only<Table>('table', 'table')),
    items: () => inside<ListItem>('listItem').map((item) => textOf(item)),
    text: () => textOf(claim.element),
    hasUnreadBlock: () => !blockRead && inside<Code>('code').some((node) => !snippetOf(node)),
  };
}

function tableRows(table: Table): Record<string, string>[] {
  const [head = [], ...body] = table.children.map((row) =>
    row.children.map((cell) => textOf(cell)),
  );
  return body.map((cells) =>
    Object.fromEntries(head.map((heading, column) => [heading, cells[column] ?? ''])),
  );
}
