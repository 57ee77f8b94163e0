import {differentAnswers} from '../../claims/different-answers.ts';
import type {Ledger} from '../../claims/ledger.ts';
import {partsOfId} from '../../content/claim/claim-id.ts';
import {groupBy} from '../../content/group-by.ts';
import type {LedgerRow} from '../claim/record.ts';

/** The claims of a page, without what their checks saw. */
export interface IndexedPage {
  /** Its name in the ids of its claims. */
  page: string;
  claims: string[];
  /** The outcomes other than `holds`, by the names of their claims. */
  others: Partial<Record<string, LedgerRow['outcome']>>;
}

/** A claim and how its check ended. */
export type IndexedClaim = Pick<LedgerRow, 'id' | 'outcome'>;

/** The ledger as the page of all claims has it from the beginning; the rest is loaded for who wants it. */
export function ledgerIndex({claims}: {claims: readonly IndexedClaim[]}): IndexedPage[] {
  const pages = groupBy(claims, ({id}) => partsOfId(id).page);
  return [...pages].map(([page, ofPage]) => ({
    page,
    claims: ofPage.map(({id}) => partsOfId(id).claim),
    others: Object.fromEntries(
      ofPage
        .filter(({outcome}) => outcome !== 'holds')
        .map(({id, outcome}) => [partsOfId(id).claim, outcome]),
    ),
  }));
}

/** The claims of an index. */
export function indexedClaims(index: readonly IndexedPage[]): IndexedClaim[] {
  return index.flatMap(({page, claims, others}) =>
    claims.map((claim) => ({id: `${page}/${claim}`, outcome: others[claim] ?? 'holds'})),
  );
}

/** The rows of the table of all claims, with all that their checks saw. */
export function ledgerRows({claims}: Pick<Ledger, 'claims'>): LedgerRow[] {
  return claims.map((entry) => ({
    ...entry,
    observed: differentAnswers(entry),
    more: 0,
    // What disagrees comes first, since it is what a reader looks for.
    documented: [
      ...new Set([...(entry.drift ? [entry.drift.documented] : []), ...entry.documented]),
    ],
  }));
}
