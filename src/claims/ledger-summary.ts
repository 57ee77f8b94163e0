import type {Ledger} from './ledger.ts';

/** How a run went, in numbers. */
export interface LedgerSummary {
  claims: number;
  held: number;
  /** How many a person read against a source, and no check tries. */
  reviewed: number;
  /** How many the machine of the run could not show. */
  notObserved: number;
  /** When the last check ended, in UTC. */
  time: string;
}

/** How a run went, in words: what was not tried is no failure, and is told apart from one. */
export function summaryWords({claims, held, reviewed, notObserved}: LedgerSummary): string {
  if (held === claims) return `All ${claims} claims hold`;
  const broken = claims - held - reviewed - notObserved;
  return [
    `${held} claims hold`,
    ...(broken > 0 ? [`${broken} ${broken === 1 ? 'does' : 'do'} not`] : []),
    ...(reviewed > 0 ? [`${reviewed} ${reviewed === 1 ? 'was' : 'were'} reviewed`] : []),
    ...(notObserved > 0 ? [`${notObserved} could not be tried on the machine of the run`] : []),
  ].join(', ');
}

/** The numbers of a run; `undefined` where it checked nothing. */
export function ledgerSummary({claims}: Ledger): LedgerSummary | undefined {
  const time = claims
    .map((claim) => claim.time)
    .sort()
    .at(-1);
  if (time === undefined) return undefined;
  return {
    claims: claims.length,
    held: claims.filter(({outcome}) => outcome === 'holds').length,
    reviewed: claims.filter(({outcome}) => outcome === 'reviewed').length,
    notObserved: claims.filter(({outcome}) => outcome === 'not-observable').length,
    time,
  };
}
