/** So many refused keys prove that nobody counts them: every limit that is worth its name is lower. */
export const provingGuesses = 150;
