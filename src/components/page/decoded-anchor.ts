/** What stands behind `#` in an address, without its percent-encoding; an anchor that is not well encoded is taken as it is. */
export function decodedAnchor(hash: string): string {
  const anchor = hash.slice(1);
  try {
    return decodeURIComponent(anchor);
  } catch {
    return anchor;
  }
}
