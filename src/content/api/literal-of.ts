/** How a language writes values that JSON has. */
export interface LiteralStyle {
  indentation: string;
  name(name: string): string;
  text(text: string): string;
  words: Readonly<Record<string, string>>;
}

export const inTypeScript: LiteralStyle = {
  indentation: '  ',
  name: (name) => (/^[A-Za-z_]\w*$/.test(name) ? name : JSON.stringify(name)),
  text: (text) => (/['\\\n]/.test(text) ? JSON.stringify(text) : `'${text}'`),
  words: {},
};

export const inPython: LiteralStyle = {
  indentation: '    ',
  name: (name) => JSON.stringify(name),
  text: (text) => JSON.stringify(text),
  words: {true: 'True', false: 'False', null: 'None'},
};

/**
 * A value of JSON as a literal: in one line where that is short.
 * @param before what the line begins with that the value stands in
 */
export function literalOf(value: unknown, style: LiteralStyle, before: string): string {
  if (typeof value === 'string') return style.text(value);
  if (typeof value !== 'object' || value === null) {
    const word = String(value);
    return style.words[word] ?? word;
  }
  const inner = before + style.indentation;
  const isList = Array.isArray(value);
  const parts = isList
    ? value.map((one) => literalOf(one, style, inner))
    : Object.entries(value).map(
        ([name, one]) => `${style.name(name)}: ${literalOf(one, style, inner)}`,
      );
  const [open, close] = isList ? ['[', ']'] : ['{', '}'];
  const line = `${open}${parts.join(', ')}${close}`;
  if (!line.includes('\n') && line.length <= 50) return line;
  const lines = parts.map((part) => `${inner}${part}`).join(',\n');
  return `${open}\n${lines},\n${before}${close}`;
}
