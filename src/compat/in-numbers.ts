import type {ReleaseOutcome} from '../records/compatibility.ts';

/** `61 hold, 9 differ, 3 have no such thing, 4 were not tried`. */
export function inNumbers(claims: readonly {outcome: ReleaseOutcome}[]): string {
  const words = {
    holds: 'hold',
    differs: 'differ',
    'no-such-thing': 'have no such thing',
    'not-tried': 'were not tried',
  };
  return Object.entries(words)
    .map(([outcome, verb]) => {
      const count = claims.filter((claim) => claim.outcome.outcome === outcome).length;
      return `${count} ${verb}`;
    })
    .join(', ');
}
