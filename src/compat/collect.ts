import type {
  ClaimInReleases,
  Compatibility,
  Release,
  ReleaseOutcome,
} from '../records/compatibility.ts';

/** A claim as one release was seen to do it. */
export interface TriedClaim {
  id: string;
  /** The sentence of the guide. */
  statement: string;
  /** For a claim about ElizaOS only, its documented values. */
  documented?: string[];
  outcome: ReleaseOutcome;
}

/** What came of one release: its claims, or why there are none. */
export type TriedRelease =
  | {version: string; claims: readonly TriedClaim[]}
  | {version: string; problem: string};

/** What all releases came to, side by side. */
export function collected(
  tried: readonly TriedRelease[],
  {time, node}: Pick<Compatibility, 'time' | 'node'>,
): Compatibility {
  const releases: Release[] = tried.map((release) =>
    'problem' in release
      ? {version: release.version, problem: release.problem}
      : {version: release.version},
  );
  const claims = new Map<string, ClaimInReleases>();
  for (const release of tried) {
    if ('problem' in release) continue;
    for (const {outcome, ...claim} of release.claims) {
      const entry = claims.get(claim.id) ?? {...claim, releases: {}};
      entry.releases[release.version] = outcome;
      claims.set(claim.id, entry);
    }
  }
  return {time, node, releases, claims: [...claims.values()]};
}

/** A run of some releases put into the record of all: what it did not try stays as it was, but for claims that are gone. */
export function mergedInto(before: Compatibility | undefined, now: Compatibility): Compatibility {
  if (!before) return now;
  const isTried = ({version}: Release) => now.releases.some((other) => other.version === version);
  const kept = before.releases.filter((release) => !isTried(release));
  const outcomes = new Map(before.claims.map(({id, releases}) => [id, releases]));
  return {
    ...now,
    releases: [...kept, ...now.releases].sort((one, other) =>
      one.version.localeCompare(other.version, 'en', {numeric: true}),
    ),
    claims: now.claims.map((claim) => {
      const earlier = Object.entries(outcomes.get(claim.id) ?? {});
      const still = earlier.filter(([version]) =>
        kept.some((release) => release.version === version),
      );
      return {...claim, releases: {...Object.fromEntries(still), ...claim.releases}};
    }),
  };
}
