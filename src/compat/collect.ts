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
    for (const {id, statement, outcome} of release.claims) {
      const entry = claims.get(id) ?? {id, statement, releases: {}};
      entry.releases[release.version] = outcome;
      claims.set(id, entry);
    }
  }
  return {time, node, releases, claims: [...claims.values()]};
}
