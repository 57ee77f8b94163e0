/** Of each page: the pages that some of its parts moved to, with the anchors of those parts. */
export type MovedAnchors = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

/**
 * Where a part of a page is now that stood on another page before, for links that were made then.
 * @param path the path of the page that the link leads to, without the site's base URL
 * @param anchor what stands behind `#` in the link
 * @returns the path with the anchor, or `undefined` where the anchor did not move away from this page
 */
export function movedAnchor(
  anchors: MovedAnchors,
  path: string,
  anchor: string,
): string | undefined {
  const moved = Object.entries(anchors[path] ?? {});
  const [to] = moved.find(([, names]) => names.includes(anchor)) ?? [];
  return to && `${to}#${anchor}`;
}
