import {versionsInWords} from '../content/versions-in-words.ts';
import type {Compatibility, Difference, ReleaseOutcome} from './compatibility.ts';

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
  const tried = releases.filter(({problem}) => problem === undefined);
  const versions = tried.map(({version}) => version);
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
  const byAnswer = new Map<string, {difference: Difference; of: string[]}>();
  for (const version of versions) {
    const difference = firstDifference(outcomes[version]);
    if (!difference) continue;
    const name = `${difference.asked}\0${difference.seen}`;
    const same = byAnswer.get(name) ?? {difference, of: []};
    byAnswer.set(name, {difference, of: [...same.of, version]});
  }
  return [...byAnswer.values()].map(({difference, of}) => ({
    versions: versionsInWords(of, versions),
    asked: difference.asked,
    documented: clipped(difference.documented),
    answer: clipped(difference.seen),
  }));
}

function firstDifference(outcome: ReleaseOutcome | undefined): Difference | undefined {
  return outcome?.differences?.[0];
}

/** How much of a text a note shows; the record has the rest. */
const longest = 160;

function clipped(text: string): string {
  return text.length <= longest ? text : `${text.slice(0, longest - 1).trimEnd()}…`;
}
