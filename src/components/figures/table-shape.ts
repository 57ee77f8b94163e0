import {Children, type CSSProperties, isValidElement, type ReactNode} from 'react';

/** What the style sheet has to know of a table. */
export interface TableShape {
  className: string;
  /** The heading of each column, for the cells that stand below each other on a phone. */
  style: CSSProperties;
  /** It scrolls where the screen is narrow, and so the keyboard has to reach it. */
  tabIndex: 0;
}

/** A table of at least so many columns needs more than the width of a phone, */
const manyColumns = 3;
/** and so does one whose columns need so many characters side by side. */
const mostCharacters = 34;
/** With so many rows as well, it is what its page is about. */
const manyRows = 9;

/** Reads the shape of a table of a page: whether its rows are cards on a phone, and whether its page is wide for it. */
export function tableShape(children: ReactNode): TableShape {
  const [head, ...rows] = all(children, 'tr').map((row) => cellsIn(row));
  const headings = head?.map(textOf) ?? [];
  const needed = headings.map((_, place) => Math.max(0, ...rows.map((row) => longest(row[place]))));
  const isWide = headings.length >= manyColumns;
  const isCards = isWide || needed.reduce((sum, one) => sum + one, 0) > mostCharacters;
  const isPage = isWide && rows.length >= manyRows;
  return shapeOf(headings, isCards, isPage);
}

/** The shape of a table with these headings. */
export function shapeOf(headings: readonly string[], isCards = true, isPage = true): TableShape {
  const style = headings.map((text, place) => [`--column-${place + 1}`, JSON.stringify(text)]);
  const className = [
    'table-scroll',
    ...(isCards ? ['table-cards'] : []),
    ...(isPage ? ['table-page'] : []),
  ].join(' ');
  return {className, style: isCards ? Object.fromEntries(style) : {}, tabIndex: 0};
}

function cellsIn(row: ReactNode): ReactNode[] {
  return isValidElement<{children?: ReactNode}>(row)
    ? Children.toArray(row.props.children).filter((cell) => isValidElement(cell))
    : [];
}

/** The elements of that name in a table. */
function all(node: ReactNode, name: string): ReactNode[] {
  return Children.toArray(node).flatMap((one) => {
    if (!isValidElement<{children?: ReactNode}>(one)) return [];
    return one.type === name ? [one] : all(one.props.children, name);
  });
}

function textOf(node: ReactNode): string {
  if (typeof node === 'string' || typeof node === 'number') return String(node);
  if (Array.isArray(node)) return node.map(textOf).join('');
  return isValidElement<{children?: ReactNode}>(node) ? textOf(node.props.children) : '';
}

/** How many characters of a cell have to stand side by side. */
function longest(cell: ReactNode): number {
  return Math.max(
    0,
    ...textOf(cell)
      .split(/\s/)
      .map((word) => word.length),
  );
}
