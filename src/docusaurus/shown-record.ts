import {isBorneOut} from '../claims/judge.ts';
import type {Ledger, LedgerEntry} from '../claims/ledger.ts';
import type {ClaimMark, LedgerRow} from '../components/claim/record.ts';
import type {CheckRecord, ClaimRecord} from '../content/claim/record.ts';
import {clipped} from '../content/clipped.ts';

/** How many different answers a mark shows; the table of all claims has the others. */
const answersInMark = 3;

/** How much of a text a note shows, and the table of all claims, which has some hundred of them in one page. */
const longestText = 160;
const longestInTable = 46;

/** The ledger in the form in which the components of a page take it; `undefined` where there is none yet. */
export function shownRecord(ledger: Ledger | undefined): CheckRecord | undefined {
  if (!ledger) return undefined;
  return {
    claims: new Map(ledger.claims.map((entry) => [entry.id, claimRecord(entry)])),
    ledger: JSON.stringify(ledger.claims.map(ledgerRow)),
    scores: JSON.stringify(ledger.mutation),
  };
}

function claimRecord(entry: LedgerEntry): ClaimRecord {
  return {
    documented: entry.documented,
    isWhole: isBorneOut(entry.outcome),
    mark: JSON.stringify(claimMark(entry, longestText, answersInMark)),
  };
}

function ledgerRow(entry: LedgerEntry): LedgerRow {
  // What disagrees comes first, since it is what a reader looks for.
  const documented = new Set([
    ...(entry.drift ? [entry.drift.documented] : []),
    ...entry.documented,
  ]);
  return {
    ...claimMark(entry, longestInTable),
    time: toTheMinute(entry.time),
    documented: [...documented].map((text) => clipped(text, longestInTable)),
  };
}

function claimMark(entry: LedgerEntry, longest: number, most?: number): ClaimMark {
  const {id, outcome, reason, drift, unread, reviewed, check, target, commit, changed, time} =
    entry;
  const disagreeing = drift ? [{asked: drift.asked, answer: drift.answer}] : [];
  const answers = differentAnswers([...disagreeing, ...entry.observed]);
  const observed = answers.slice(0, most);
  return {
    id,
    outcome,
    ...(reason === undefined ? {} : {reason}),
    ...(drift === undefined ? {} : {drift: clippedTexts(drift, longest)}),
    ...(unread === undefined ? {} : {unread: clipped(unread, longest)}),
    observed: observed.map((one) => clippedTexts(one, longest)),
    more: answers.length - observed.length,
    ...(reviewed === undefined ? {} : {reviewed}),
    check,
    target,
    commit,
    changed,
    time: toTheSecond(time),
  };
}

function toTheMinute(time: string): string {
  return time.replace(/:\d+(?:\.\d+)?Z$/, 'Z');
}

/** Nobody reads the milliseconds, which are another number at each claim, and so a part of each page. */
function toTheSecond(time: string): string {
  return time.replace(/\.\d+Z$/, 'Z');
}

/** The same answer to a hundred requests says as much as one of them. */
function differentAnswers(observed: LedgerEntry['observed']): LedgerEntry['observed'] {
  const byAnswer = new Map<string, LedgerEntry['observed'][number]>();
  for (const entry of observed) {
    if (!byAnswer.has(entry.answer)) byAnswer.set(entry.answer, entry);
  }
  return [...byAnswer.values()];
}

function clippedTexts<Texts extends Record<string, string>>(texts: Texts, longest: number): Texts {
  return Object.fromEntries(
    Object.entries(texts).map(([name, text]) => [name, clipped(text, longest)]),
  ) as Texts;
}
