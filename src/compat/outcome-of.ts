import type {Verdict} from '../claims/judge.ts';
import type {Claim} from '../content/claim/claim.ts';
import type {ReleaseOutcome} from '../records/compatibility.ts';
import {differencesOf} from '../records/differences.ts';
import {steady} from '../records/steady.ts';

/** What a release did at a claim, as its record has it. */
export function outcomeOf(claim: Claim, verdict: Verdict): ReleaseOutcome {
  switch (verdict.outcome) {
    case 'holds':
      return {outcome: 'holds'};
    case 'reviewed':
      return {outcome: 'not-tried', reason: 'It was read against a source, and nothing is asked.'};
    case 'not-observable':
      return {outcome: 'not-tried', reason: verdict.reason};
    case 'failed':
      return {outcome: 'not-tried', reason: steady(`The check fails: ${verdict.reason}`)};
    case 'unread':
      return {outcome: 'not-tried', reason: `Nothing was compared with: ${verdict.unread.text}`};
    case 'drift':
      return {outcome: 'differs', differences: differencesOf(claim, verdict.comparisons)};
  }
}
