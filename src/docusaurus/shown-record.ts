import {differentAnswers} from '../claims/different-answers.ts';
import {isBorneOut} from '../claims/judge.ts';
import type {Ledger, LedgerEntry} from '../claims/ledger.ts';
import type {ShownClaim} from '../components/claim/record.ts';
import {ledgerIndex} from '../components/ledger/ledger-rows.ts';
import type {CheckRecord, ClaimRecord} from '../content/claim/record.ts';
import {clipped} from '../content/clipped.ts';
import {readableAnswer, readableAnswers} from './readable-answers.ts';

/** How many different answers and documented values a note shows; the table of all claims has the others. */
const answersInNote = 3;
const valuesInNote = 3;

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
    mark: JSON.stringify(notedClaim(entry)),
  };
}

/** A claim in the note of its block: the first few values and answers, the answers in the words of a reader. */
function notedClaim(entry: LedgerEntry): ShownClaim {
  const {observed, documented, drift, reviewed, ...rest} = shownClaim(entry);
  const shown = readableAnswers(observed, entry.documented).slice(0, answersInNote);
  return {
    ...rest,
    ...(reviewed && {reviewed: reviewed.slice(0, answersInNote)}),
    ...(drift && {drift: {...drift, answer: readableAnswer(drift).answer}}),
    documented: documented.slice(0, valuesInNote),
    moreDocumented: Math.max(0, documented.length - valuesInNote),
    observed: shown,
    more: Math.max(0, observed.length - shown.length),
  };
}

function shownClaim(entry: LedgerEntry): ShownClaim {
  const {id, outcome, reason, drift, unread, reviewed, check, target, commit, changed, time} =
    entry;
  // What disagrees comes first, since it is what a reader looks for.
  const documented = new Set([...(drift ? [drift.documented] : []), ...entry.documented]);
  return {
    id,
    outcome,
    ...(reason === undefined ? {} : {reason}),
    ...(drift === undefined ? {} : {drift: clippedTexts(drift)}),
    ...(unread === undefined ? {} : {unread: clipped(unread, longestText)}),
    documented: [...documented].map((text) => clipped(text, longestText)),
    observed: differentAnswers(entry).map(clippedTexts),
    more: 0,
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
