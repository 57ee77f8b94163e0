/** The file of a page, from the project's root. */
export function docFile({source}: {source: string}): string {
  return source.replace(/^@site\//, '');
}
