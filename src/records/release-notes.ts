import {clipped} from '../content/clipped.ts';
import {groupBy} from '../content/group-by.ts';
import {versionsInWords} from '../content/versions-in-words.ts';
import {
  type Compatibility,
  type Difference,
  type ReleaseOutcome,
  triedVersions,
} from './compatibility.ts';

/** What some releases do where the guide says something else. */
export interface ReleaseNote {
  /** Which ones, such as `1.2.0 to 1.6.4`. */
  versions: string;
  asked: string;
  documented: string;
  answer: string;
}

/** What a claim says of the releases that break it. */
export interface BrokenBy {
  /** All of them, such as `1.2.0 to 1.7.2`. */
  versions: string;
  notes: ReleaseNote[];
}

/** Which releases break a claim and how, by the id of each claim with its page that one breaks. */
export function releaseNotes({releases, claims}: Compatibility): Map<string, BrokenBy> {
  const versions = triedVersions(releases);
  return new Map(
    claims
      .map(({id, releases: outcomes}) => [id, brokenBy(outcomes, versions)] as const)
      .filter(([, {notes}]) => notes.length > 0),
  );
}

function brokenBy(
  outcomes: Readonly<Record<string, ReleaseOutcome>>,
  versions: readonly string[],
): BrokenBy {
  const breaking = versions.filter((version) => firstDifference(outcomes[version]));
  return {versions: versionsInWords(breaking, versions), notes: notesOf(outcomes, versions)};
}

function notesOf(
  outcomes: Readonly<Record<string, ReleaseOutcome>>,
  versions: readonly string[],
): ReleaseNote[] {
  const byAnswer = groupBy(versions, (version) => {
    const difference = firstDifference(outcomes[version]);
    return difference && `${difference.asked}\0${difference.seen}`;
  });
  return [...byAnswer.values()].flatMap((of): ReleaseNote[] => {
    const difference = firstDifference(outcomes[of[0] ?? '']);
    if (!difference) return [];
    const {asked, documented, seen} = difference;
    return [
      {
        versions: versionsInWords(of, versions),
        asked,
        documented: clipped(documented, longest),
        answer: clipped(seen, longest),
      },
    ];
  });
}

function firstDifference(outcome: ReleaseOutcome | undefined): Difference | undefined {
  return outcome?.differences?.[0];
}

/** How much of a text a note shows; the record has the rest. */
const longest = 160;
