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

/** What some releases do in place of a documented value. */
export interface ValueOnReleases {
  on: readonly string[];
  /** Which of the claim's values it is, in reading order from 0; -1 for the claim's whole text. */
  value: number;
  seen: string;
  /** What was asked or done, where what was seen is about the value and could not stand in its place. */
  tried?: string;
  /** Whether it is what they do without the variables that the claim is about, too. */
  isWithoutEffect: boolean;
}

/** What released servers do at each claim. */
export interface ReleasesRecord {
  /** All that were tried, the oldest first. */
  versions: readonly string[];
  /** By the id of a claim with its page. */
  claims: ReadonlyMap<string, OnReleases>;
}
