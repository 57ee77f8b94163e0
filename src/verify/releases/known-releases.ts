import {
  type Compatibility,
  type ReleaseOutcome,
  triedVersions,
} from '../../records/compatibility.ts';

/** What is recorded of released servers, as far as a run against a server by its URL can use it. */
export interface KnownReleases {
  /** The oldest first. */
  versions: readonly string[];
  /** How each claim came out, by its id and then by version. */
  claims: Readonly<Record<string, Readonly<Record<string, ReleaseOutcome>>>>;
}

/** The part of the record that is about these claims. */
export function knownReleases(
  record: Compatibility | undefined,
  ids: ReadonlySet<string>,
): KnownReleases {
  const claims = (record?.claims ?? []).filter(({id}) => ids.has(id));
  return {
    versions: triedVersions(record?.releases ?? []),
    claims: Object.fromEntries(claims.map(({id, releases}) => [id, releases])),
  };
}

/** How a claim came out on a version; `undefined` where the record has nothing of it. */
export function knownOutcome(
  {claims}: KnownReleases,
  id: string,
  version: string,
): ReleaseOutcome | undefined {
  const outcome = claims[id]?.[version];
  return outcome?.outcome === 'not-tried' ? undefined : outcome;
}
