import type {Ledger} from './ledger.ts';

/** How a run went, in numbers. */
export interface LedgerSummary {
  claims: number;
  held: number;
  /** When the last check ended, in UTC. */
  time: string;
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
    time,
  };
}
