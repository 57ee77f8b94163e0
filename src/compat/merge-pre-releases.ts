import type {PreRelease, PreReleaseClaim} from '../records/compatibility.ts';
import {compareVersions} from '../servers/elizaos/releases.ts';

/**
 * A run of versions before a release, put into the record of all: what it did not try stays as it was, also of a version
 * that it could not try.
 * @param statements of all claims about such versions, by their ids, in reading order; what the record has of others goes
 */
export function mergedPreReleases(
  before: readonly PreRelease[],
  now: readonly PreRelease[],
  statements: ReadonlyMap<string, string>,
): PreRelease[] {
  const versions = [...new Set([...before, ...now].map(({version}) => version))];
  return versions.sort(compareVersions).flatMap((version) => {
    const known = before.find((one) => one.version === version);
    const tried = now.find((one) => one.version === version);
    // Where it could not be tried, only the reason is new.
    const seen = tried?.problem === undefined ? (tried ?? known) : (known ?? tried);
    if (!seen) return [];
    const claims = [...(known?.claims ?? []), ...(tried?.claims ?? [])];
    const {problem: _, ...rest} = seen;
    const problem = tried ? tried.problem : known?.problem;
    return [
      {
        ...rest,
        ...(problem === undefined ? {} : {problem}),
        claims: [...statements].flatMap(([id, statement]): PreReleaseClaim[] => {
          const claim = claims.findLast((one) => one.id === id);
          return claim ? [{...claim, statement}] : [];
        }),
      },
    ];
  });
}
