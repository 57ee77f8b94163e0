const wordPattern = /(?:'[^']*'|"[^"]*"|\\[\s\S]|[^\s'"\\])+/g;

/**
 * The words of a command for a shell, without their quotes. Lines that end with a backslash are one line; variables
 * stay as they are written.
 */
export function shellWords(command: string): string[] {
  const words = command.replaceAll(/\\\r?\n/g, ' ').match(wordPattern) ?? [];
  return words.map((word) => word.replaceAll(/'([^']*)'|"([^"]*)"|\\([\s\S])/g, '$1$2$3'));
}
