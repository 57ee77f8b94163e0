import {literalInCmd} from './literal-in-cmd.ts';
import type {Literal, QuotedText} from './literal-parts.ts';

/** How a language writes a text as a literal: what opens and closes it, and what its special characters become. */
interface LiteralForm {
  quote: string;
  escaped(text: string): string;
}

const forms: Readonly<Record<string, LiteralForm>> = {
  // Nothing is special between single quotes, so one that is in the text stands outside of them.
  bash: {quote: "'", escaped: (text) => text.replaceAll("'", "'\\''")},
  powershell: {quote: "'", escaped: (text) => text.replaceAll("'", "''")},
  ts: {quote: "'", escaped: (text) => text.replaceAll(/[\\']/g, '\\$&')},
  python: {quote: '"', escaped: (text) => text.replaceAll(/[\\"]/g, '\\$&')},
};

/**
 * Writes a value, with the text around it, as one literal of a language: `bash`, `powershell`, `cmd`, `ts` or `python`.
 * The texts are printable ASCII, as a key and a URL are.
 */
export function literal(language: string, text: QuotedText): Literal {
  if (language === 'cmd') return literalInCmd(text);
  const {quote, escaped} = forms[language] ?? {quote: '', escaped: (plain: string) => plain};
  return {
    start: quote + escaped(text.before),
    value: escaped(text.value),
    end: escaped(text.after) + quote,
  };
}
