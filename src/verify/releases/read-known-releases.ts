import {registeredChecks} from '../../checks/black-box.ts';
import {readCompatibility} from '../../records/compatibility.ts';
import {riskClaims} from '../risks/known-of-release.ts';
import {type KnownReleases, knownReleases} from './known-releases.ts';

/** What the record of this project has of the claims that can be held against any server. */
export function readKnownReleases(root: string): KnownReleases {
  const seen = [...registeredChecks()].filter(([, {takes}]) => takes === 'responses');
  const ids = new Set([...seen.map(([id]) => id), ...Object.values(riskClaims)]);
  return knownReleases(readCompatibility(root), ids);
}
