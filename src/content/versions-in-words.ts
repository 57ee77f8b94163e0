/** Some versions in words: `1.2.0 to 1.6.4` where no other lies between them, and a list otherwise. */
export function versionsInWords(some: readonly string[], all: readonly string[]): string {
  const [first = '', last = ''] = [some[0], some.at(-1)];
  const between = all.slice(all.indexOf(first), all.indexOf(last) + 1);
  if (some.length > 2 && between.length === some.length) return `${first} to ${last}`;
  return some.length < 2 ? first : `${some.slice(0, -1).join(', ')} and ${last}`;
}
