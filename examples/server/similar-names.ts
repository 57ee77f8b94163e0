/** The variable that holds the key. */
const keyName = 'ELIZA_SERVER_AUTH_TOKEN';

/** Words that people put in the place of those in the name of the key's variable. */
const synonyms: Readonly<Record<string, string>> = {
  ELIZAOS: 'ELIZA',
  KEY: 'TOKEN',
  AUTHTOKEN: 'AUTH TOKEN',
};

/**
 * The variable of the server that a name is nearly: another letter case, other separators, or a typo.
 * A whole word more, as in `API_CORS_ORIGIN`, makes it the variable of another program.
 * @param names the variables of the server
 */
export function nearlyNamed(name: string, names: readonly string[]): string | undefined {
  if (names.includes(name)) return undefined;
  const words = wordsOf(name);
  return names.find((known) => {
    if (hasInside(words, wordsOf(known))) return words.length === wordsOf(known).length;
    return typosBetween(joined(name), joined(known)) <= allowance(joined(known).length);
  });
}

/**
 * Whether a name is made of at least three of the four words of the key's variable, such as `ELIZA_AUTH_TOKEN` or
 * `ELIZA_SERVER_AUTH_TOKEN_FILE`. Where the variable itself is set, such a name may have a meaning of its own.
 */
export function meansTheKey(name: string): boolean {
  if (name === 'X-API-KEY') return true;
  const words = new Set(wordsOf(name).flatMap((word) => (synonyms[word] ?? word).split(' ')));
  return wordsOf(keyName).filter((word) => words.has(word)).length >= 3;
}

function wordsOf(name: string): string[] {
  return name
    .toUpperCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

function joined(name: string): string {
  return wordsOf(name).join('').replace(/IES$/, 'Y');
}

function hasInside(words: readonly string[], part: readonly string[]): boolean {
  return words.some((_, start) => part.every((word, place) => words[start + place] === word));
}

/** How many typos a name of this length may have. Short ones are near to too much. */
function allowance(length: number): number {
  if (length >= 20) return 3;
  return length >= 14 ? 2 : 1;
}

/** How many letters have to be added, taken away, changed or swapped with the next one (optimal string alignment). */
export function typosBetween(one: string, other: string): number {
  let twoBack: number[] = [];
  let last = Array.from({length: other.length + 1}, (_, place) => place);
  for (let row = 1; row <= one.length; row++) {
    const current = [row];
    for (let column = 1; column <= other.length; column++) {
      const isSame = one[row - 1] === other[column - 1];
      const isSwapped = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      current.push(
        Math.min(
          (last[column] ?? 0) + 1,
          (current[column - 1] ?? 0) + 1,
          (last[column - 1] ?? 0) + (isSame ? 0 : 1),
          isSwapped
            ? (twoBack[column - 2] ?? Number.POSITIVE_INFINITY) + 1
            : Number.POSITIVE_INFINITY,
        ),
      );
    }
    twoBack = last;
    last = current;
  }
  return last[other.length] ?? 0;
}
