import type {Ledger, LedgerEntry} from '../../claims/ledger.ts';
import type {ShownOutcome} from './outcome.ts';

/** What a target did, in the form in which it is shown. */
export interface ShownAnswer {
  asked: string;
  answer: string;
  /** Whether the answer is said in words, and not quoted. */
  inWords?: true;
}

/** What is shown of a claim: its entry in the ledger, with what is long cut short. */
export interface ShownClaim
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
  /** What the page says; the first few values of many, and how many there are beside these. */
  documented: string[];
  moreDocumented?: number;
  /** Different answers, each with what was asked first to get it. */
  observed: ShownAnswer[];
  /** How many different answers there are beside these. */
  more: number;
}

/** A row of the table of all claims, with all that the page says and all answers, so that nothing is left to count. */
export type LedgerRow = Omit<ShownClaim, 'more' | 'moreDocumented'>;

/** How the claims of a block came out on a release, together. */
export type OutcomeOnRelease = 'holds' | 'differs' | 'reference-only' | 'other-versions';

/** How the claims of a block came out on some releases. */
export interface BlockOnReleases {
  /** The versions, with spaces between them. */
  on: string;
  /** Whether the newest release that was tried is one of them. */
  isNewest: boolean;
  outcome: OutcomeOnRelease;
  /** What the name of the mark says of it beside the number of statements; empty where all of them hold. */
  words: string;
  /** The same as a sentence of the note. */
  sentence: string;
}

/** What the mark of a block says: of a paragraph, a list, a table or a block of code, with all claims in it. */
export interface BlockWords {
  /** The id of the note that it opens. */
  note: string;
  /** The outcome that needs someone most. */
  outcome: ShownOutcome;
  count: number;
  /** As it is read aloud: `2 statements tested`. */
  words: string;
}

/** The mark of a block. */
export interface BlockMark extends BlockWords {
  /** The sign for each outcome on releases. */
  signs: Pick<BlockOnReleases, 'on' | 'isNewest' | 'outcome'>[];
  /** What is read aloud of releases beside the number of statements. */
  told: Pick<BlockOnReleases, 'on' | 'isNewest' | 'words'>[];
}

/** What the mark of a block opens. */
export interface BlockNote extends BlockWords {
  releases: BlockOnReleases[];
  /** What matters, in plain words. */
  sentence: string;
  claims: NotedClaim[];
}

/** One claim in the note of its block. */
export interface NotedClaim {
  /** Its id on the page. */
  claim: string;
  outcome: ShownOutcome;
  /** Nothing where no run covers what it says now, and for claims about releases only. */
  record?: ShownClaim;
  /** How many values its table has, where it is one; a value without its row says nothing. */
  tableValues?: number;
  /** The releases that it is about, where it is about them only. */
  about?: string;
  /** How it came out on releases: `holds on ElizaOS 1.2.0 to 1.7.2`. */
  releases: string[];
  /** What releases do in place of what it says; the first few. */
  differences: NotedDifference[];
}

/** What some releases do where a claim says something else. */
export interface NotedDifference {
  /** Which ones: `1.2.0 to 1.7.2`. */
  versions: string;
  /** What the value is of, where it stands in a table: `Directive style-src`. */
  of?: string;
  documented: string;
  seen: string;
}

/** What the mutation runs scored. */
export type Scores = Ledger['mutation'];
