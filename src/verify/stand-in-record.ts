import type {ReleaseOutcome} from '../records/compatibility.ts';
import type {KnownReleases} from './releases/known-releases.ts';
import type {VerifiedClaim} from './report/outcome.ts';
import {riskClaims} from './risks/known-of-release.ts';

/** A record in which this version does what a run saw of a stand-in, and `1.4.2` is an older release. */
export function recordOf(version: string, claims: readonly VerifiedClaim[]): KnownReleases {
  const seen = claims.flatMap(({id, outcome, differences = []}): [string, ReleaseOutcome][] => {
    if (outcome === 'holds') return [[id, {outcome}]];
    return outcome === 'drift' ? [[id, {outcome: 'differs', differences: [...differences]}]] : [];
  });
  const known = Object.values(riskClaims).map((id): [string, ReleaseOutcome] => [
    id,
    {outcome: 'holds'},
  ]);
  const ofVersion = [...seen, ...known].map(([id, outcome]) => [id, {[version]: outcome}]);
  return {versions: ['1.4.2', version], claims: Object.fromEntries(ofVersion)};
}
