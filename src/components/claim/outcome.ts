import type {LedgerEntry} from '../../claims/ledger.ts';

/** How the check of a claim ended, or that there was none. */
export type ShownOutcome = LedgerEntry['outcome'] | 'unchecked';

/** What a reader sees of an outcome. */
interface Words {
  /** As after a number: `96 hold`. */
  plural: string;
  short: string;
  sentence: string;
}

/** The outcomes in words, the ones that need someone first. */
export const outcomeWords: Readonly<Record<ShownOutcome, Words>> = {
  drift: {
    plural: 'drift',
    short: 'drift',
    sentence: 'The page and the server disagree.',
  },
  failed: {
    plural: 'failed',
    short: 'failed',
    sentence: 'The check could not do its work.',
  },
  unread: {
    plural: 'unread',
    short: 'unread',
    sentence: 'The check does not compare all of it.',
  },
  unchecked: {
    plural: 'not checked yet',
    short: 'not checked yet',
    sentence: 'No run of the checks covers what stands here now.',
  },
  'not-observable': {
    plural: 'not observed',
    short: 'not observed',
    sentence: 'The machine of the last run could not show it.',
  },
  reviewed: {
    plural: 'reviewed',
    short: 'reviewed',
    sentence: 'Someone read it in its source; no check tries it.',
  },
  holds: {
    plural: 'hold',
    short: 'holds',
    sentence: 'The server did what the page says.',
  },
};

/** The outcome in words: `Checked: holds`. What was only read is not checked. */
export function checkedWords(outcome: ShownOutcome): string {
  if (outcome === 'unchecked') return 'Not checked yet';
  if (outcome === 'reviewed') return 'Not tried: reviewed';
  return `Checked: ${outcomeWords[outcome].short}`;
}
