/** A release whose API is described. */
export interface DescribedApi {
  version: string;
  /** The address of the description, from the root of the site. */
  address: string;
  /** The day of the run that saw what it describes, as `2026-11-28`. */
  day: string;
}

/**
 * The description that a reader sees who has chosen a server: of a release without one, the newest; `undefined` for
 * the reference server, which also stands there where nothing is chosen.
 * @param described the oldest first
 * @param tried the versions that can be chosen on other pages
 */
export function describedFor(
  server: string,
  described: readonly DescribedApi[],
  tried: readonly string[],
): DescribedApi | undefined {
  if (!tried.includes(server)) return undefined;
  return described.find(({version}) => version === server) ?? described.at(-1);
}
