import type {Difference, ReleaseOutcome} from '../../records/compatibility.ts';
import type {Setting} from './settings.ts';

/** How a claim stands that a server does not do as documented. */
export type Standing =
  /** The recognized release does the same. */
  | 'as-release'
  /** It follows from a setting of the server, or of what stands in front of it. */
  | 'by-setting'
  /** The recognized release has no such thing, so that nothing is expected. */
  | 'no-such-thing'
  /** What the recognized release does is not recorded. */
  | 'not-known'
  /** Neither the guide nor the release does that. */
  | 'differs';

/** A difference from the guide, beside what the recognized release does. */
export interface SeenDifference {
  /** Which of the claim's values it is, as in the record. */
  value: number;
  documented: string;
  asked: string;
  seen: string;
  /** What the release was seen to do; `undefined` where it does as documented, or where no release judges. */
  release?: string;
  /** Whether the release or a setting accounts for it. */
  isExpected: boolean;
}

/** How a claim stands, and where it differs. */
export interface Judgement {
  standing: Standing;
  differences: SeenDifference[];
  /** What accounts for it, where it is a setting; a sentence each. */
  settings: string[];
}

/** What a claim is judged by. */
export interface Judge {
  /** What the recognized release did; `undefined` where the record has nothing of it. */
  outcome: ReleaseOutcome | undefined;
  /** Whether there is such a release: without one, the guide alone judges. */
  hasRelease: boolean;
  settings: readonly Setting[];
}

/** Judges a claim whose live check saw these differences from the guide. */
export function judgeDifferences(
  id: string,
  differences: readonly Difference[],
  {outcome, hasRelease, settings}: Judge,
): Judgement {
  const recorded = outcome?.differences ?? [];
  const used = new Set<string>();
  const seen = differences.map((difference): SeenDifference => {
    const {value, documented, asked} = difference;
    const ofRelease = recorded.find((one) => one.value === value);
    const isSame = ofRelease?.seen === difference.seen;
    const setting = isSame
      ? undefined
      : settings.find((one) => one.explains(id, difference, ofRelease));
    if (setting) used.add(setting.says);
    const release = ofRelease === undefined ? {} : {release: ofRelease.seen};
    const isExpected = isSame || setting !== undefined;
    return {value, documented, asked, seen: difference.seen, ...release, isExpected};
  });
  const standing = standingOf(seen, {outcome, hasRelease}, used.size > 0);
  return {standing, differences: seen, settings: [...used]};
}

function standingOf(
  differences: readonly SeenDifference[],
  {outcome, hasRelease}: Pick<Judge, 'outcome' | 'hasRelease'>,
  hasSetting: boolean,
): Standing {
  if (outcome?.outcome === 'no-such-thing') return 'no-such-thing';
  if (differences.length > 0 && differences.every(({isExpected}) => isExpected)) {
    return hasSetting ? 'by-setting' : 'as-release';
  }
  return hasRelease && outcome === undefined ? 'not-known' : 'differs';
}
