import {
  type ClaimInReleases,
  type Compatibility,
  type Release,
  type ReleaseOutcome,
  triedVersions,
} from '../records/compatibility.ts';
import {compareVersions} from '../servers/elizaos/releases.ts';

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

/** What the record says of a release that was not tried since a claim is there. */
const notTriedYet: ReleaseOutcome = {
  outcome: 'not-tried',
  reason: 'It was not tried on this release since the claim is there.',
};

/**
 * A run of some releases or of some claims, put into the record of all: what it did not try stays as it was.
 * @param statements the sentences of all claims of the pages, in reading order; what the record has of others goes
 */
export function mergedInto(
  before: Compatibility | undefined,
  now: Compatibility,
  statements: ReadonlyMap<string, string>,
): Compatibility {
  const earlier = before?.releases ?? [];
  const isTried = ({version}: Release) => now.releases.some((other) => other.version === version);
  const releases = [...earlier.filter((release) => !isTried(release)), ...now.releases].sort(
    (one, other) => compareVersions(one.version, other.version),
  );
  const [known, tried] = [before?.claims ?? [], now.claims].map(
    (claims) => new Map(claims.map((claim) => [claim.id, claim])),
  );
  const claims = [...statements].flatMap(([id, statement]): ClaimInReleases[] => {
    const claim = tried?.get(id) ?? known?.get(id);
    if (!claim) return [];
    const outcomes = {...known?.get(id)?.releases, ...tried?.get(id)?.releases};
    const all = triedVersions(releases).map(
      (version) => [version, outcomes[version] ?? notTriedYet] as const,
    );
    return [{...claim, statement, releases: Object.fromEntries(all)}];
  });
  return {...now, releases, claims};
}
