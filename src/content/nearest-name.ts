import leven from 'leven';

/** The known name that is so near to a name that it was probably meant; `undefined` where none is. */
export function nearestName(name: string, known: Iterable<string>): string | undefined {
  const farthest = Math.min(3, Math.floor(name.length / 4));
  const [best] = [...known]
    .map((candidate) => ({candidate, distance: leven(name.toLowerCase(), candidate.toLowerCase())}))
    .filter(({distance}) => distance <= farthest)
    .sort((a, b) => a.distance - b.distance);
  return best?.candidate;
}

/** What a message advises: the name that was probably meant, where there is one, or else something different. */
export function meantOr(meant: string | undefined, otherwise: string): string {
  return meant === undefined ? otherwise : `did you mean ${meant}?`;
}
