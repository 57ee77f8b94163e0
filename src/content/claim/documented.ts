import {listed} from '../problem.ts';
import {type Claim, textValue, type Value, valuesOf} from './claim.ts';

/** The values that a claim documents. Each reader throws a sentence where the claim has nothing of the kind. */
export interface Documented {
  /** The only inline code. */
  code(): Value;
  /** All inline code, in order; at least one. */
  codes(): Value[];
  /** The only fenced block. */
  block(): Value;
  /** The pulled snippets, in order, as `examples/folder/file#region`; at least one. */
  snippets(): Value[];
  /**
   * The rows of the table without its head, each cell by its column's heading. The headings have to be these. A cell with
   * claims of its own is held by their checks.
   */
  rows<Heading extends string>(...headings: Heading[]): Record<Heading, Value>[];
  /** The items of the list, in order; at least one. */
  items(): Value[];
  /** The whole text. */
  text(): Value;
}

/** What a check throws where the claim has not the form that the check reads. */
export class ClaimForm extends Error {}

/** Reads the values that a claim documents. */
export function documentedBy(claim: Claim): Documented {
  const values = valuesOf(claim);
  const some = (kind: Value['kind'], what: string): Value[] => {
    const found = values.filter((value) => value.kind === kind);
    if (found.length === 0) {
      throw new ClaimForm(`the check reads ${what}, and claim "${claim.id}" has none.`);
    }
    return found;
  };
  const only = (kind: Value['kind'], what: string): Value => {
    const [first, ...others] = values.filter((value) => value.kind === kind);
    if (first && others.length === 0) return first;
    const count = first ? others.length + 1 : 'none';
    throw new ClaimForm(
      `the check reads exactly one ${what}, and claim "${claim.id}" has ${count}.`,
    );
  };
  return {
    code: () => only('code', 'inline code'),
    codes: () => some('code', 'inline code'),
    block: () => only('block', 'fenced block'),
    snippets: () => some('snippet', 'a pulled snippet'),
    rows: (...headings) => {
      const shown = some('heading', 'a table').map(({text}) => text);
      if (shown.join('|') !== headings.join('|')) {
        throw new ClaimForm(
          `the check reads a table with the columns ${listed(headings)}, and the columns of claim "${claim.id}" are ${listed(shown)}.`,
        );
      }
      some('cell', 'a table with rows');
      return tableRows(
        headings,
        values.filter(({kind}) => kind === 'cell' || kind === 'claims'),
      );
    },
    items: () =>
      values.some(({kind}) => kind === 'item') ? some('item', 'a list') : some('code', 'a list'),
    text: () => textValue(claim.element),
  };
}

/** A row of a table stands on one line of the page. */
function tableRows<Heading extends string>(
  headings: readonly Heading[],
  cells: readonly Value[],
): Record<Heading, Value>[] {
  const lines = [...new Set(cells.map(({line}) => line))];
  return lines.map((line) => {
    const row = cells.filter((cell) => cell.line === line);
    if (row.length !== headings.length) {
      throw new ClaimForm(
        `the table's row at line ${line} has ${row.length} of ${headings.length} cells.`,
      );
    }
    return Object.fromEntries(headings.map((heading, column) => [heading, row[column]])) as Record<
      Heading,
      Value
    >;
  });
}
