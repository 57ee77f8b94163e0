import {groupBy} from '../content/group-by.ts';
import {partsOfId} from '../content/claim/claim-id.ts';
import type {OnReleases, Relation, ReleasesRecord, ValueOnReleases} from '../content/claim/on-releases.ts';
import {type ClaimInReleases, type Compatibility, type Difference, outcomeOn, type PreReleaseClaim, type ReleaseOutcome, triedVersions} from './compatibility.ts';

/** What released servers do at each claim. */
export function onReleases(record: Compatibility): ReleasesRecord {
  const versions = triedVersions(record.releases);
  const claims = new Map(record.claims.map((claim) => [claim.id, onReleasesOf(claim, versions)]));
  return {versions, claims};
}

function onReleasesOf(claim: ClaimInReleases, versions: readonly string[]): OnReleases {
  const withOutcome = (...outcomes: ReleaseOutcome['outcome'][]) =>
    versions.filter((version) => outcomes.includes(outcomeOn(claim, version).outcome));
  const values = new Map<string, ValueOnReleases>();
  const missing = new Map<string, OnReleases['missing'][number]>();
  for (const version of versions) {
    const {outcome, reason = '', differences = []} = outcomeOn(claim, version);
    if (outcome === 'no-such-thing') {
      missing.set(reason, {reason, on: [...(missing.get(reason)?.on ?? []), version]});
    }
    if (outcome !== 'differs') continue;
    for (const difference of differences) {
      const {value, seen, asked, documented} = difference;
      const relation = relationOf(difference);
      const isSaid = relation === 'instead' || asked.endsWith(documented);
      const shown = {value, seen, relation, ...(!isSaid && {tried: asked})};
      const name = JSON.stringify(shown);
      values.set(name, {on: [...(values.get(name)?.on ?? []), version], ...shown});
    }
  }
  return {
    newest: versions.at(-1) ?? '',
    holds: withOutcome('holds'),
    differs: withOutcome('differs'),
    referenceOnly: withOutcome('no-such-thing', 'not-tried'),
    values: [...values.values()],
    missing: [...missing.values()],
  };
}

/** Words of the checks for what is not there. */
const absence = /^(no|nothing|nowhere|it starts|it neither)\b/;

function relationOf({documented, seen, isRemark, noEffect = []}: Difference): Relation {
  if (noEffect.some((name) => documented.includes(name))) return 'no-effect';
  if (isRemark) return 'remark';
  return absence.test(seen) ? 'nothing' : 'instead';
}

/** The record as the check of the pages takes it. */
export function recordedReleases({releases, claims, preReleases = []}: Compatibility): {
  versions: string[];
  claims: ReadonlyMap<string, ClaimInReleases>;
  preReleases: ReadonlyMap<string, ReadonlyMap<string, PreReleaseClaim>>;
} {
  return {
    versions: triedVersions(releases),
    claims: new Map(claims.map((claim) => [claim.id, claim])),
    preReleases: new Map(
      preReleases.map(({version, claims: ofIt}) => [
        version,
        new Map(ofIt.map((claim) => [claim.id, claim])),
      ]),
    ),
  };
}

/** How the statements of one page came out on one release, in numbers. */
export interface PageOnRelease {
  version: string;
  statements: number;
  holds: number;
  differs: number;
  /** How many have no such thing there. */
  missing: number;
  untried: number;
}

/** How the statements of each page came out on each release, by the name of the page. */
export function pagesOnReleases(record: Compatibility): Map<string, PageOnRelease[]> {
  const versions = triedVersions(record.releases);
  const pages = groupBy(record.claims, ({id}) => partsOfId(id).page);
  return new Map(
    [...pages].map(([page, claims]) => [
      page,
      versions.map((version) => {
        const count = (...outcomes: ReleaseOutcome['outcome'][]) =>
          claims.filter((claim) => outcomes.includes(outcomeOn(claim, version).outcome)).length;
        return {
          version,
          statements: claims.length - count('of-other-versions'),
          holds: count('holds'),
          differs: count('differs'),
          missing: count('no-such-thing'),
          untried: count('not-tried'),
        };
      }),
    ]),
  );
}
