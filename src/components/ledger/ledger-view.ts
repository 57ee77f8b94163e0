import {partsOfId} from '../../content/claim/claim-id.ts';
import {outcomeWords} from '../claim/outcome.ts';
import type {LedgerRow} from '../claim/record.ts';

/** What the claims can be sorted by. */
export type SortColumn = 'page' | 'outcome';

export interface LedgerOrder {
  column: SortColumn;
  isDescending: boolean;
}

/** What a reader wants to see of the claims. */
export interface LedgerView {
  order: LedgerOrder;
  /** Only claims with these words. */
  text: string;
}

/** All claims, in the order in which the ledger is written. */
export const firstView: LedgerView = {order: {column: 'page', isDescending: false}, text: ''};

/** Rows of one page, or of one outcome. */
export interface LedgerGroup {
  /** The name of the page, as in the ids of its claims, or the outcome. */
  name: string;
  rows: LedgerRow[];
  /** Whether one of them does not hold. */
  needsSomeone: boolean;
}

/** The rows in an order; rows that are equal in it stay in reading order. */
export function sorted(
  rows: readonly LedgerRow[],
  {column, isDescending}: LedgerOrder,
): LedgerRow[] {
  const direction = isDescending ? -1 : 1;
  return [...rows].sort((a, b) => direction * compare(column, a, b));
}

/** The rows in an order, in a group for each page or for each outcome, as they are sorted by. */
export function grouped(rows: readonly LedgerRow[], order: LedgerOrder): LedgerGroup[] {
  const groups = new Map<string, LedgerRow[]>();
  for (const row of sorted(rows, order)) {
    const name = order.column === 'page' ? partsOfId(row.id).page : row.outcome;
    groups.set(name, [...(groups.get(name) ?? []), row]);
  }
  return [...groups].map(([name, ofGroup]) => ({
    name,
    rows: ofGroup,
    needsSomeone: ofGroup.some(({outcome}) => outcome !== 'holds' && outcome !== 'reviewed'),
  }));
}

/** The rows in which every word of a text stands, in whichever column, in capitals or not. */
export function withText(rows: readonly LedgerRow[], text: string): LedgerRow[] {
  const words = text.toLowerCase().split(/\s+/);
  return rows.filter((row) => {
    const own = textOf(row).toLowerCase();
    return words.every((word) => own.includes(word));
  });
}

/** How many claims there are of each outcome, in words: `97 claims: 96 hold, 1 not observed.` */
export function summary(rows: readonly LedgerRow[]): string {
  const claims = rows.length === 1 ? '1 claim' : `${rows.length} claims`;
  return `${claims}: ${outcomes(rows)}.`;
}

/** The same without their sum: `96 hold, 1 not observed`. */
export function outcomes(rows: readonly LedgerRow[]): string {
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
function compare(column: SortColumn, a: LedgerRow, b: LedgerRow): number {
  if (column === 'page') return compareText(partsOfId(a.id).page, partsOfId(b.id).page);
  const order = Object.keys(outcomeWords);
  return order.indexOf(a.outcome) - order.indexOf(b.outcome);
}

/** The same on every machine, unlike an order by locale. */
function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
