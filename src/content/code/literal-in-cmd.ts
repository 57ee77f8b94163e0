import type {Literal, QuotedText} from './literal-parts.ts';

/**
 * Writes a text as one argument at the prompt of cmd. Two read it, one after the other: cmd, for which a caret takes the
 * meaning from what follows it, and the program, which takes the line apart by the rules of
 * https://learn.microsoft.com/cpp/c-language/parsing-c-command-line-arguments.
 */
export function literalInCmd({before, value, after}: QuotedText): Literal {
  const whole = before + value + after;
  // Between quotes cmd leaves all but these alone. A quote would end its quotes, and nothing keeps a % from it there.
  const forCmd = /["%]/.test(whole)
    ? (text: string) => text.replaceAll(/[()%!^"<>&|]/g, '^$&')
    : (text: string) => text;
  return {
    start: forCmd(`"${forProgram(before, value + after)}`),
    value: forCmd(forProgram(value, after)),
    end: forCmd(`${forProgram(after, '')}"`),
  };
}

/**
 * Backslashes count only before a quote, and there each stands for half of one. The closing quote is one, too.
 * @param following what stands behind the text within the same quotes
 */
function forProgram(text: string, following: string): string {
  const quoted = text.replaceAll(/(\\*)"/g, '$1$1\\"');
  return following === '' ? quoted.replace(/(\\+)$/, '$1$1') : quoted;
}
