/** What released servers do at a claim, as a page shows it. Versions are in the order of their release. */
export interface OnReleases {
  /** The newest release that was tried. */
  newest: string;
  /** The versions by what came of the claim. */
  holds: readonly string[];
  differs: readonly string[];
  /** Those that have no such thing, or on which it was not tried. */
  referenceOnly: readonly string[];
  /** What some releases do in place of one documented value. */
  values: readonly ValueOnReleases[];
  /** Why some releases have no such thing, as a sentence. */
  missing: readonly {on: readonly string[]; reason: string}[];
}

/**
 * How what some releases do stands to a documented value:
 * - `instead`: it is what stands there in its place.
 * - `nothing`: nothing stands there in its place, and the words say so.
 * - `remark`: the words are about the value, such as what comes of setting it.
 * - `no-effect`: the value is a variable, and setting it changes nothing.
 */
export type Relation = 'instead' | 'nothing' | 'remark' | 'no-effect';

/** What some releases do where a value is documented. */
export interface ValueOnReleases {
  on: readonly string[];
  /** Which of the claim's values it is, in reading order from 0; -1 for the claim's whole text. */
  value: number;
  seen: string;
  relation: Relation;
  /** What was asked or done, where the words need it. */
  tried?: string;
}

/** What released servers do at each claim. */
export interface ReleasesRecord {
  /** All that were tried, the oldest first. */
  versions: readonly string[];
  /** By the id of a claim with its page. */
  claims: ReadonlyMap<string, OnReleases>;
}
