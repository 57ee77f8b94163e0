/** How a language writes a text as a literal: what opens and closes it, and what its special characters become. */
interface LiteralForm {
  quote: string;
  escaped(text: string): string;
}

const forms: Readonly<Record<string, LiteralForm>> = {
  // Nothing is special between single quotes, so one that is in the text stands outside of them.
  bash: {quote: "'", escaped: (text) => text.replaceAll("'", "'\\''")},
  ts: {quote: "'", escaped: (text) => text.replaceAll(/[\\']/g, '\\$&')},
  python: {quote: '"', escaped: (text) => text.replaceAll(/[\\"]/g, '\\$&')},
};

/** A literal in the pieces in which it is shown; joined, they are the literal. */
export interface Literal {
  start: string;
  value: string;
  end: string;
}

/**
 * Writes a value, with the text around it, as one literal of a language: `bash`, `ts` or `python`. The texts are
 * printable ASCII, as a key and a URL are.
 */
export function literal(
  language: string,
  {before, value, after}: {before: string; value: string; after: string},
): Literal {
  const {quote, escaped} = forms[language] ?? {quote: '', escaped: (text: string) => text};
  return {
    start: quote + escaped(before),
    value: escaped(value),
    end: escaped(after) + quote,
  };
}
