import {differentAnswers} from '../claims/different-answers.ts';
import {isBorneOut} from '../claims/judge.ts';
import type {Ledger, LedgerEntry} from '../claims/ledger.ts';
import type {ClaimMark} from '../components/claim/record.ts';
import {ledgerIndex} from '../components/ledger/ledger-rows.ts';
import type {CheckRecord, ClaimRecord} from '../content/claim/record.ts';
import {clipped} from '../content/clipped.ts';

/** How many different answers a mark shows; the table of all claims has the others. */
const answersInMark = 3;

/** How much of a text a note shows. */
const longestText = 160;

/** The ledger in the form in which the components of a page take it; `undefined` where there is none yet. */
export function shownRecord(ledger: Ledger | undefined): CheckRecord | undefined {
  if (!ledger) return undefined;
  return {
    claims: new Map(ledger.claims.map((entry) => [entry.id, claimRecord(entry)])),
    ledger: JSON.stringify(ledgerIndex(ledger)),
    scores: JSON.stringify(ledger.mutation),
  };
}

function claimRecord(entry: LedgerEntry): ClaimRecord {
  return {
    documented: entry.documented,
    isWhole: isBorneOut(entry.outcome),
    mark: JSON.stringify(claimMark(entry)),
  };
}

function claimMark(entry: LedgerEntry): ClaimMark {
  const {id, outcome, reason, drift, unread, reviewed, check, target, commit, changed, time} =
    entry;
  const answers = differentAnswers(entry);
  const observed = answers.slice(0, answersInMark);
  return {
    id,
    outcome,
    ...(reason === undefined ? {} : {reason}),
    ...(drift === undefined ? {} : {drift: clippedTexts(drift)}),
    ...(unread === undefined ? {} : {unread: clipped(unread, longestText)}),
    observed: observed.map(clippedTexts),
    more: answers.length - observed.length,
    ...(reviewed === undefined ? {} : {reviewed}),
    check,
    target,
    commit,
    changed,
    time: toTheSecond(time),
  };
}

/** Nobody reads the milliseconds, which are another number at each claim, and so a part of each page. */
function toTheSecond(time: string): string {
  return time.replace(/\.\d+Z$/, 'Z');
}

function clippedTexts<Texts extends Record<string, string>>(texts: Texts): Texts {
  return Object.fromEntries(
    Object.entries(texts).map(([name, text]) => [name, clipped(text, longestText)]),
  ) as Texts;
}
