import {partsOfId} from '../content/claim/claim-id.ts';
import {groupBy} from '../content/group-by.ts';
import {versionsInWords} from '../content/versions-in-words.ts';
import {type ClaimInReleases, type Compatibility, outcomeOn,
  type PreRelease, type ReleaseOutcome, triedVersions} from './compatibility.ts';
import {type ReleaseNote, releaseNotes} from './release-notes.ts';

/** What the page of released versions shows, without what the record has beyond it. */
export interface ShownReleases {
  time: string;
  node: string;
  versions: string[];
  /** The versions that did not start, and why. */
  problems: {version: string; problem: string}[];
  pages: ShownPage[];
  /** The versions before a release, apart from the releases. */
  preReleases: ShownPreRelease[];
}

/** What was tried of a version before a release, and how many of the claims about it hold. */
export interface ShownPreRelease extends Pick<PreRelease, 'version' | 'node' | 'problem' | 'standIns'> {
  claims: number;
  holding: number;
}

/** The claims of one page. */
export interface ShownPage {
  /** Its name in the ids of its claims. */
  page: string;
  /** Those that some release breaks. */
  differing: DifferingClaim[];
  /** The others, each with how it came out in words. */
  others: {claim: string; statement: string; outcome: string}[];
}

/** A claim that some release breaks. */
export interface DifferingClaim {
  claim: string;
  statement: string;
  /** In the order of the versions. */
  outcomes: ReleaseOutcome['outcome'][];
  notes: ReleaseNote[];
}

/** What a claim says, with its name where another claim of the page says the same: two of one sentence, for example. */
function toldApart({id, statement}: ClaimInReleases, ofPage: readonly ClaimInReleases[]): string {
  const same = ofPage.filter((other) => other.statement === statement);
  return same.length > 1 ? `${statement} (${partsOfId(id).claim})` : statement;
}

/** The record as its page shows it. */
export function shownReleases(record: Compatibility): ShownReleases {
  const {time, node, releases, claims, preReleases = []} = record;
  const versions = triedVersions(releases);
  const notes = releaseNotes(record);
  const outcomesOf = (claim: ClaimInReleases) =>
    versions.map((version) => outcomeOn(claim, version).outcome);
  const isBroken = (claim: ClaimInReleases) =>
    outcomesOf(claim).some((outcome) => outcome === 'differs' || outcome === 'no-such-thing');
  const pages = groupBy(claims, ({id}) => partsOfId(id).page);
  return {
    time,
    node,
    versions,
    problems: releases.flatMap(({version, problem}) =>
      problem === undefined ? [] : [{version, problem}],
    ),
    pages: [...pages].map(([page, ofPage]) => ({
      page,
      differing: ofPage.filter(isBroken).map((claim) => ({
        claim: partsOfId(claim.id).claim,
        statement: toldApart(claim, ofPage),
        outcomes: outcomesOf(claim),
        notes: notes.get(claim.id)?.notes ?? [],
      })),
      others: ofPage
        .filter((claim) => !isBroken(claim))
        .map((claim) => ({
          claim: partsOfId(claim.id).claim,
          statement: toldApart(claim, ofPage),
          outcome: inWords(claim, versions),
        })),
    })),
    preReleases: preReleases.map(({claims: ofIt, ...preRelease}) => ({
      ...preRelease,
      claims: ofIt.length,
      holding: ofIt.filter(({outcome}) => outcome.outcome === 'holds').length,
    })),
  };
}

const otherVersions = 'not about this version';

/** `holds on 1.6.5 and 1.7.2; not tried on 1.4.2: It runs a browser.` */
function inWords(claim: ClaimInReleases, versions: readonly string[]): string {
  const byOutcome = groupBy(versions, (version) => {
    const {outcome, reason} = outcomeOn(claim, version);
    if (outcome === 'of-other-versions') return otherVersions;
    return outcome === 'holds' ? 'holds' : `not tried: ${reason ?? 'the run did not have it.'}`;
  });
  byOutcome.delete(otherVersions);
  const all = [...byOutcome].map(([words, on]) =>
    on.length === versions.length ? words : `${versionsInWords(on, versions)}: ${words}`,
  );
  return all.join(' ');
}
