import {partsOfId} from '../../content/claim/claim-id.ts';
import {groupBy} from '../../content/group-by.ts';
import {outcomeWords} from '../claim/outcome.ts';
import type {LedgerRow} from '../claim/record.ts';
import type {IndexedClaim} from './ledger-rows.ts';

/** What the claims can be sorted by. */
export type SortColumn = 'page' | 'outcome';

export interface LedgerOrder {
  column: SortColumn;
  isDescending: boolean;
}

/** What a reader wants to see of the claims. */
export interface LedgerView {
  order: LedgerOrder;
  /** Only claims with these words, */
  text: string;
  /** of the page of that name, unless it is empty, */
  page: string;
  /** and of that outcome, unless it is empty. */
  outcome: string;
}

/** All claims, in the order in which the ledger is written. */
export const firstView: LedgerView = {
  order: {column: 'page', isDescending: false},
  text: '',
  page: '',
  outcome: '',
};

/** How many rows are drawn before a reader asks for more: that is soon done on a phone, too. */
export const rowsAtOnce = 20;

/** Rows of one page, or of one outcome. */
export interface LedgerGroup<Row> {
  /** The name of the page, as in the ids of its claims, or the outcome. */
  name: string;
  rows: Row[];
  /** Whether it is open before a reader opens or closes it. */
  isOpen: boolean;
}

/** The rows in an order; rows that are equal in it stay in reading order. */
export function sorted<Row extends IndexedClaim>(
  rows: readonly Row[],
  {column, isDescending}: LedgerOrder,
): Row[] {
  const direction = isDescending ? -1 : 1;
  return [...rows].sort((a, b) => direction * compare(column, a, b));
}

/**
 * The rows in an order, in a group for each page or for each outcome, as they are sorted by. Where a reader chose among
 * the claims, the first groups are open; all of them at once would take long to draw.
 */
export function grouped<Row extends IndexedClaim>(
  rows: readonly Row[],
  {order, text, page, outcome}: LedgerView,
): LedgerGroup<Row>[] {
  const isChosen = [text, page, outcome].some((choice) => choice !== '');
  const groups = groupBy(sorted(rows, order), (row) =>
    order.column === 'page' ? partsOfId(row.id).page : row.outcome,
  );
  let drawn = 0;
  return [...groups].map(([name, ofGroup]) => {
    const isOpen = isChosen && drawn < rowsAtOnce;
    drawn += ofGroup.length;
    return {name, rows: ofGroup, isOpen};
  });
}

/** The rows that a reader chose. */
export function chosen(rows: readonly LedgerRow[], {text, page, outcome}: LedgerView): LedgerRow[] {
  return withText(rows, text).filter(
    (row) =>
      (page === '' || partsOfId(row.id).page === page) &&
      (outcome === '' || row.outcome === outcome),
  );
}

/** The rows in which every word of a text stands, in whichever column, in capitals or not. */
export function withText(rows: readonly LedgerRow[], text: string): LedgerRow[] {
  const words = text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  return rows.filter((row) => {
    const own = lowerCaseOf(row);
    return words.every((word) => own.includes(word));
  });
}

/** How many claims there are of each outcome, in words: `97 claims: 96 hold, 1 not observed.` */
export function summary(rows: readonly IndexedClaim[]): string {
  const claims = rows.length === 1 ? '1 claim' : `${rows.length} claims`;
  return `${claims}: ${outcomes(rows)}.`;
}

/** The same without their sum: `96 hold, 1 not observed`. */
export function outcomes(rows: readonly IndexedClaim[]): string {
  return Object.entries(outcomeWords)
    .map(([outcome, words]) => {
      const count = rows.filter((row) => row.outcome === outcome).length;
      return {count, text: `${count} ${count === 1 ? words.short : words.plural}`};
    })
    .filter(({count}) => count > 0)
    .reverse()
    .map(({text}) => text)
    .join(', ');
}

/** The texts are long, and each letter that a reader types looks through all of them. */
const lowerCase = new WeakMap<LedgerRow, string>();

function lowerCaseOf(row: LedgerRow): string {
  const text = lowerCase.get(row) ?? textOf(row).toLowerCase();
  lowerCase.set(row, text);
  return text;
}

function textOf({
  id,
  documented,
  observed,
  reviewed = [],
  outcome,
  reason = '',
}: LedgerRow): string {
  const answers = observed.flatMap(({asked, answer}) => [asked, answer]);
  return [id, ...documented, ...answers, ...reviewed, outcomeWords[outcome].short, reason].join(
    '\n',
  );
}

/** By page in the order of the alphabet; by outcome with those first that need someone. */
function compare(column: SortColumn, a: IndexedClaim, b: IndexedClaim): number {
  if (column === 'page') return compareText(partsOfId(a.id).page, partsOfId(b.id).page);
  const order = Object.keys(outcomeWords);
  return order.indexOf(a.outcome) - order.indexOf(b.outcome);
}

/** The same on every machine, unlike an order by locale. */
function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
