/** A component of pages that shows the record of a run. */
export interface RecordComponent {
  /** What the page shows there, as a text says it in its place. */
  shows: string;
  /** The file of the site that holds the same for programs. */
  file?: string;
  /** The benchmark whose results it shows. */
  benchmark?: 'server' | 'endurance' | 'attack' | 'timing';
}

/** The components that show the record of a run, by their names. They take no attributes and no text. */
export const recordComponents: Readonly<Record<string, RecordComponent>> = {
  AttackRun: {
    shows: 'what the last attack sent, and how the server bore it',
    benchmark: 'attack',
  },
  Compatibility: {shows: 'which claims of these pages hold on each released version'},
  EnduranceRun: {
    shows: 'what the last run under load saw of the answers and of the memory',
    benchmark: 'endurance',
  },
  KeyTiming: {
    shows: 'how far the times of two kinds of wrong keys lie apart',
    benchmark: 'timing',
  },
  Ledger: {
    shows: 'each claim with its documented and its observed values',
    file: 'claims.json',
  },
  MutationScores: {
    shows: 'how many of the changes the checks noticed',
    file: 'claims.json',
  },
  ServerRates: {
    shows: 'how many requests each server answers in a second, beside bare Express',
    benchmark: 'server',
  },
};
