import type {
  ClaimInReleases,
  Compatibility,
  Release,
  ReleaseOutcome,
} from '../records/compatibility.ts';
import type {VerifiedClaim} from '../verify/report/outcome.ts';

/** What came of one release: its claims, or why there are none. */
export type TriedRelease =
  | {version: string; claims: readonly VerifiedClaim[]}
  | {version: string; problem: string};

/** What all releases came to: each claim that can be seen of at least one of them. */
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
    for (const claim of release.claims) {
      const {id, statement} = claim;
      const entry = claims.get(id) ?? {id, statement, releases: {}};
      entry.releases[release.version] = outcomeOf(claim);
      claims.set(id, entry);
    }
  }
  return {time, node, releases, claims: [...claims.values()].filter(isSeen)};
}

/** What differs, without the port of this run. */
function outcomeOf({outcome, reason, drift, target}: VerifiedClaim): ReleaseOutcome {
  const {host} = new URL(target);
  const plain = (text: string) => text.replaceAll(host, 'localhost:3000');
  return {
    outcome,
    ...(reason === undefined ? {} : {reason: plain(reason)}),
    ...(drift === undefined
      ? {}
      : {
          drift: {
            documented: drift.documented,
            asked: plain(drift.asked),
            answer: plain(drift.answer),
          },
        }),
  };
}

function isSeen({releases}: ClaimInReleases): boolean {
  return Object.values(releases).some(({outcome}) => outcome !== 'not-observable');
}
