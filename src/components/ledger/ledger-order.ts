import {partsOfId} from '../../content/claim/claim-id.ts';
import {outcomeWords} from '../claim/outcome.ts';
import type {LedgerRow} from '../claim/record.ts';

/** The columns that the table of claims can be sorted by. */
export type SortColumn = 'page' | 'outcome';

export interface LedgerOrder {
  column: SortColumn;
  isDescending: boolean;
}

/** The order in which the ledger is written. */
export const readingOrder: LedgerOrder = {column: 'page', isDescending: false};

/** The rows in an order; rows that are equal in it stay in reading order. */
export function sorted(
  rows: readonly LedgerRow[],
  {column, isDescending}: LedgerOrder,
): LedgerRow[] {
  const direction = isDescending ? -1 : 1;
  return [...rows].sort((a, b) => direction * compare(column, a, b));
}

/** How many claims there are of each outcome, in words: `97 claims: 96 hold, 1 not observed.` */
export function summary(rows: readonly LedgerRow[]): string {
  const counts = Object.entries(outcomeWords)
    .map(([outcome, words]) => {
      const count = rows.filter((row) => row.outcome === outcome).length;
      return {count, text: `${count} ${count === 1 ? words.short : words.plural}`};
    })
    .filter(({count}) => count > 0)
    .reverse();
  const claims = rows.length === 1 ? '1 claim' : `${rows.length} claims`;
  return `${claims}: ${counts.map(({text}) => text).join(', ')}.`;
}

/** By page in the order of the alphabet; by outcome with those first that need someone. */
function compare(column: SortColumn, a: LedgerRow, b: LedgerRow): number {
  if (column === 'page') return compareText(partsOfId(a.id).page, partsOfId(b.id).page);
  const outcomes = Object.keys(outcomeWords);
  return outcomes.indexOf(a.outcome) - outcomes.indexOf(b.outcome);
}

/** The same on every machine, unlike an order by locale. */
function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
