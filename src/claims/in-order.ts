/**
 * The claims with those first that a name stands for, in the order of the names; the others stay as they are.
 * @param names of claims, or of pages with all their claims
 */
export function inOrder(ids: readonly string[], names: readonly string[]): string[] {
  const placeOf = (id: string) => names.findIndex((name) => `${id}/`.startsWith(`${name}/`));
  const first = ids.filter((id) => placeOf(id) >= 0).sort((a, b) => placeOf(a) - placeOf(b));
  return [...first, ...ids.filter((id) => placeOf(id) < 0)];
}
