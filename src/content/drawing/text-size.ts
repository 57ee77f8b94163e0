/** The height of letters in a drawing, in its units. */
export const fontSize = 14;

/** From one line of text to the next, in the units of a drawing. */
export const lineHeight = 18;

/** The most characters in a line of a label, unless a word has more. */
const lineLength = 16;

/** How much of the font's size a character takes at most. Anything else takes as much as most small letters. */
const shareOfCharacters: readonly (readonly [characters: RegExp, share: number])[] = [
  [/[ijl|!.,:;'I ]/, 0.37],
  [/[ftr/()[\]-]/, 0.46],
  [/[mwMW@%]|[^ -~]/, 1],
  [/[A-Z]/, 0.78],
];
const smallLetter = 0.64;
/** The same in a face whose characters all have one width. */
const evenShare = 0.603;

/**
 * The most that a line of text takes, in the units of a drawing: its width in Verdana, or in a face for code. Systems
 * have hardly a wider one, and a page is built before anyone knows with which face it is shown.
 */
export function widthOf(line: string): number {
  const shareOf = (character: string) =>
    shareOfCharacters.find(([characters]) => characters.test(character))?.[1] ?? smallLetter;
  const characters = [...line];
  const shares = characters.reduce((sum, character) => sum + shareOf(character), 0);
  return fontSize * Math.max(shares, evenShare * characters.length);
}

/** The same in bold type. */
export function boldWidthOf(line: string): number {
  return 1.15 * widthOf(line);
}

/** A label in short lines, so that a drawing stays narrow enough for a phone. */
export function inLines(label: string): string[] {
  const lines: string[] = [];
  for (const word of label.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= lineLength) {
      lines[lines.length - 1] = `${last} ${word}`;
    } else lines.push(word);
  }
  return lines;
}
