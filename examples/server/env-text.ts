/** The text of a file, or where and why its bytes are none. The place is that of the first bad byte. */
export type TextResult =
  | {ok: true; text: string}
  | {ok: false; line: number; column: number; message: string};

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be';

const names: Readonly<Record<Encoding, string>> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16',
};

/**
 * Decodes UTF-8 and UTF-16, with a byte order mark or without one, and writes every end of a line as `\n`.
 * Windows PowerShell 5 writes UTF-16 with `>`, and UTF-8 with a mark where it is told to.
 */
export function decodeText(bytes: Uint8Array): TextResult {
  if (hasUtf32Mark(bytes)) return {ok: false, line: 1, column: 1, message: saveAs('is UTF-32')};
  const encoding = encodingOf(bytes);
  const text = new TextDecoder(encoding).decode(bytes).replace(/\r\n?/g, '\n');
  if (isWhole(bytes, encoding)) return {ok: true, text};
  // The decoder puts U+FFFD in the place of bytes that it cannot read.
  const before = text.slice(0, text.indexOf('\ufffd'));
  return {
    ok: false,
    line: before.split('\n').length,
    column: [...before.slice(before.lastIndexOf('\n') + 1)].length + 1,
    message: saveAs(`has bytes that are not ${names[encoding]}`),
  };
}

function saveAs(what: string): string {
  return `${what}: save the file as UTF-8 text.`;
}

/** Of UTF-32, little and big endian. The first begins as the mark of UTF-16 does. */
function hasUtf32Mark([first, second, third, fourth]: Uint8Array): boolean {
  const little = first === 0xff && second === 0xfe && third === 0 && fourth === 0;
  return little || (first === 0 && second === 0 && third === 0xfe && fourth === 0xff);
}

/** By the byte order mark; without one, text with a zero in most pairs of bytes is UTF-16. */
function encodingOf(bytes: Uint8Array): Encoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const zeros = bytes.filter((byte) => byte === 0).length;
  const oddZeros = bytes.filter((byte, place) => byte === 0 && place % 2 === 1).length;
  if (zeros <= bytes.length / 4) return 'utf-8';
  if (oddZeros === zeros) return 'utf-16le';
  return oddZeros === 0 ? 'utf-16be' : 'utf-8';
}

function isWhole(bytes: Uint8Array, encoding: Encoding): boolean {
  try {
    new TextDecoder(encoding, {fatal: true}).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
