import type {Comparison} from './hold.ts';
import type {Outcome, Verdict} from './judge.ts';
import type {Subject} from './report.ts';

/** One claim in the record of a run. `static/claims.schema.json` describes it for other programs. */
export interface LedgerEntry {
  /** With its page: `authentication/refusal-body`. */
  id: string;
  /** The page's file, from the project's root. */
  page: string;
  line: number;
  column: number;
  /** What the page says, one documented value after the other. */
  documented: string[];
  /** What the target did for each of them. */
  observed: {asked: string; answer: string}[];
  /** The addresses of what a person read to be sure of a part that no check tries, where there is one. */
  reviewed?: string[];
  outcome: Outcome;
  /** Why it could not be observed or how the check failed, where it is one of these. */
  reason?: string;
  /** Where the page and the target disagree: what the page says, and what the target did instead. */
  drift?: {documented: string; asked: string; answer: string};
  /** The documented value that no check compares, where there is one. */
  unread?: string;
  /** The other claims that the check takes a value from. */
  buildsOn: string[];
  check: {file: string; line: number};
  /** What was asked: `reference server`, or a URL. */
  target: string;
  /** The commit that was checked out; `null` outside a repository. */
  commit: string | null;
  /** Whether files differed from that commit. */
  changed: boolean;
  /** When the check ended, in UTC. */
  time: string;
}

/** The score of a mutation run. */
export interface MutationScore {
  killed: number;
  survived: number;
  /** Percent of the mutants that were killed. */
  score: number;
  /** What nothing noticed: where (`file:line:column`), what was changed, and why nobody can observe it. */
  survivors: {place: string; mutant: string; reason: string}[];
  /** How many other changes there are that no run has tried to its end. */
  untried?: number;
  /** Of how many files every change was tried, and how many there are. */
  files?: {tried: number; all: number};
  commit: string | null;
  changed: boolean;
  time: string;
}

/** The score of a run that changes sentences. */
export interface SentenceScore extends MutationScore {
  /** How many sentences outside claims there are of each kind. */
  kinds: Readonly<Record<string, number>>;
}

/** The record of a run of all checks. */
export interface Ledger {
  $schema: './claims.schema.json';
  /** A digest of everything that the checks depend on. */
  inputs: string;
  claims: LedgerEntry[];
  mutation: {
    server: MutationScore | null;
    docs: MutationScore | null;
    sentences: SentenceScore | null;
  };
}

/** Where and when a run took place. */
export interface RunContext {
  target: string;
  commit: string | null;
  changed: boolean;
}

/**
 * The entry of a claim that was checked.
 * @param buildsOn the other claims that the check took a value from
 */
export function ledgerEntry(
  {id, file, line, column, check}: Subject,
  {verdict, buildsOn, time}: {verdict: Verdict; buildsOn: string[]; time: Date},
  {target, commit, changed}: RunContext,
): LedgerEntry {
  return {
    id,
    page: file,
    line,
    column,
    documented: [...new Set(verdict.comparisons.map(({value}) => value.text))],
    observed: distinct(verdict.comparisons),
    ...reviews(verdict.comparisons),
    outcome: verdict.outcome,
    ...('reason' in verdict ? {reason: verdict.reason} : {}),
    ...('drift' in verdict ? {drift: drifted(verdict.drift)} : {}),
    ...('unread' in verdict ? {unread: verdict.unread.text} : {}),
    buildsOn,
    check,
    target,
    commit,
    changed,
    time: time.toISOString(),
  };
}

function drifted({value, asked, observed}: Comparison): NonNullable<LedgerEntry['drift']> {
  return {documented: value.text, asked, answer: observed};
}

/** What was read, each once. */
function reviews(comparisons: readonly Comparison[]): Pick<LedgerEntry, 'reviewed'> {
  const sources = new Set(comparisons.flatMap(({source}) => source ?? []));
  return sources.size === 0 ? {} : {reviewed: [...sources]};
}

/** What was observed, each once. */
function distinct(comparisons: readonly Comparison[]): LedgerEntry['observed'] {
  const observations = comparisons.filter(({isWording, source}) => !isWording && !source);
  const answers = new Map(
    observations.map(({asked, observed}) => [`${asked}\0${observed}`, {asked, answer: observed}]),
  );
  return [...answers.values()];
}
