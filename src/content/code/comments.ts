/** Comments, texts and regular expressions, each as a whole, so that none is taken for the beginning of another. */
const tokens = new RegExp(
  [
    String.raw`\/\/[^\n]*`,
    String.raw`\/\*[\s\S]*?(?:\*\/|$)`,
    String.raw`'(?:\\.|[^'\\\n])*'`,
    String.raw`"(?:\\.|[^"\\\n])*"`,
    String.raw`\`(?:\\[\s\S]|[^\`\\])*\``,
    // A slash divides after a value, and begins a regular expression after anything else.
    String.raw`(?<=(?:^|[(,;=:[!&|?{}+*%<>~^-]|\breturn)\s*)\/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\[\n])+\/`,
  ].join('|'),
  'g',
);

/** JavaScript or TypeScript with its comments blanked, and every other character at its place. */
export function withoutComments(code: string): string {
  return code.replaceAll(tokens, (token) =>
    /^\/[/*]/.test(token) ? token.replaceAll(/[^\n]/g, ' ') : token,
  );
}
