import type {Ledger, LedgerEntry} from '../../claims/ledger.ts';

/** What the mark of a claim shows: its entry in the ledger, with what is long cut short. */
export interface ClaimMark
  extends Pick<
    LedgerEntry,
    | 'id'
    | 'outcome'
    | 'reason'
    | 'drift'
    | 'unread'
    | 'reviewed'
    | 'check'
    | 'target'
    | 'commit'
    | 'changed'
    | 'time'
  > {
  /** Different answers, each with what was asked first to get it. */
  observed: LedgerEntry['observed'];
  /** How many different answers there are beside these. */
  more: number;
}

/** A row of the table of all claims. */
export interface LedgerRow extends ClaimMark {
  documented: string[];
}

/** What the mutation runs scored. */
export type Scores = Ledger['mutation'];
