/** A change of the reference server that nobody can observe, and why. */
export interface Unobservable {
  file: string;
  /** The code, as it stands in the file. */
  was: string;
  /** What the mutation run puts in its place. */
  becomes: string;
  reason: string;
}

/** Survivors of `npm run mutate:server` that no claim could kill. Whoever adds one says why. */
export const unobservable: readonly Unobservable[] = [];
