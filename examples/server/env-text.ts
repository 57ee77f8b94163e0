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
  const text = new TextDecoder(encoding).decode(bytes);
  const problem = firstReplaced(text, bytes, encoding);
  if (problem === undefined) return {ok: true, text: text.replace(/\r\n?/g, '\n')};
  const before = text.slice(0, problem).split(/\r\n?|\n/);
  return {
    ok: false,
    line: before.length,
    column: [...(before.at(-1) ?? '')].length + 1,
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
  const zeros = [0, 0];
  for (const [place, byte] of bytes.entries()) {
    if (byte === 0) zeros[place % 2] = (zeros[place % 2] ?? 0) + 1;
  }
  const [even = 0, odd = 0] = zeros;
  const most = bytes.length / 4;
  if (odd > most && even === 0) return 'utf-16le';
  if (even > most && odd === 0) return 'utf-16be';
  return 'utf-8';
}

/**
 * Where the decoder put U+FFFD in the place of bytes that it could not read; `undefined` where it could read all. The file
 * itself may hold that character.
 */
function firstReplaced(text: string, bytes: Uint8Array, encoding: Encoding): number | undefined {
  try {
    new TextDecoder(encoding, {fatal: true}).decode(bytes);
    return undefined;
  } catch {
    const mark = encodingMark(bytes, encoding);
    let place = text.indexOf('\ufffd');
    for (; place !== -1; place = text.indexOf('\ufffd', place + 1)) {
      const offset = mark + lengthIn(encoding, text.slice(0, place));
      const written = Buffer.from(bytes.subarray(offset, offset + 3)).toString('hex');
      const whole = {'utf-8': /^efbfbd/, 'utf-16le': /^fdff/, 'utf-16be': /^fffd/}[encoding];
      if (!whole.test(written)) return place;
    }
    return text.length;
  }
}

/** The length of the byte order mark, which is no part of the text. */
function encodingMark(bytes: Uint8Array, encoding: Encoding): number {
  if (encoding === 'utf-8')
    return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  const [first = 0, second = 0] = bytes;
  return first + second === 0xff + 0xfe ? 2 : 0;
}

function lengthIn(encoding: Encoding, text: string): number {
  return encoding === 'utf-8' ? Buffer.byteLength(text) : text.length * 2;
}
