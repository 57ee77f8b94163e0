/** A text after some decoding, with the place of each of its characters in the text as it was. */
interface Layer {
  text: string;
  starts: readonly number[];
  ends: readonly number[];
}

type Span = readonly [start: number, end: number];

const placeholder = '(the key)';
/** So often is an encoding within another one looked for. */
const mostLayers = 4;
/** One character of a key, in one escape within another: `\\u0025\\u0034\\u0031`. */
const longestEscape = 24;
/** A shorter key is found in too many texts that only look like base64 or hexadecimal digits. */
const shortestEncoded = 4;

/**
 * Hides a key in a text.
 * @param most the longest text that comes back, in characters; what is beyond is left out, and its length told
 */
export type Redact = (text: string, most?: number) => string;

/**
 * Gives what hides a key in a text, wherever a server or a message repeats it: as it is, in another letter case,
 * percent-encoded (RFC 3986, section 2.1), as a form sends it, escaped as in JSON, JavaScript or HTML, in base64
 * (RFC 4648) or hexadecimal digits, also as a part of a longer text, and with one encoding in another.
 */
export function redactor(key: string | undefined): Redact {
  const wanted = (key ?? '').trim();
  const hide = (text: string) => (wanted === '' ? text : hidden(text, wanted));
  return (text, most = Number.POSITIVE_INFINITY) => {
    if (text.length <= most) return clipped(hide(text), most, 0);
    // A key that begins in what is shown has to be seen whole to be found.
    const seen = most + wanted.length * longestEscape;
    return clipped(hide(text.slice(0, seen)), most, Math.max(0, text.length - seen));
  };
}

function hidden(text: string, key: string): string {
  const spans: Span[] = [];
  const search = (layer: Layer, depth: number) => {
    for (const [from, to] of [...plainSpans(layer.text, key), ...encodedSpans(layer.text, key)]) {
      spans.push([layer.starts[from] ?? 0, layer.ends[to - 1] ?? text.length]);
    }
    if (depth === mostLayers) return;
    for (const escapes of kinds) {
      const inner = decoded(layer, escapes);
      if (inner) search(inner, depth + 1);
    }
  };
  search(asItIs(text), 1);
  return withoutSpans(text, spans);
}

function clipped(text: string, most: number, more: number): string {
  const left = text.length - most + more;
  return left > 0 ? `${text.slice(0, most)}… (${left.toLocaleString('en')} characters more)` : text;
}

function asItIs(text: string): Layer {
  const starts = Array.from({length: text.length}, (_, place) => place);
  return {text, starts, ends: starts.map((place) => place + 1)};
}

/** Each by itself, since a key may have in it what another encoding takes for an escape. */
const kinds: readonly RegExp[] = [
  /%([0-9a-f]{2})/gi,
  /\\u([0-9a-f]{4})|\\u\{([0-9a-f]{1,6})\}|\\x([0-9a-f]{2})|\\(?<sign>["'\\/t])/gi,
  /&#x([0-9a-f]{1,6});|&#(?<decimal>\d{1,7});|&(?<name>quot|apos|amp|lt|gt|tab);/gi,
];
const named: Readonly<Record<string, string>> = {
  quot: '"',
  apos: "'",
  amp: '&',
  lt: '<',
  gt: '>',
  tab: '\t',
  t: '\t',
};

/** The layer with one encoding less; `undefined` where there is none. */
function decoded({text, starts, ends}: Layer, escapes: RegExp): Layer | undefined {
  const parts: string[] = [];
  const [newStarts, newEnds]: [number[], number[]] = [[], []];
  let last = 0;
  const keep = (until: number) => {
    parts.push(text.slice(last, until));
    for (let place = last; place < until; place++) {
      newStarts.push(starts[place] ?? 0);
      newEnds.push(ends[place] ?? 0);
    }
  };
  for (const match of text.matchAll(escapes)) {
    const {index, 0: whole} = match;
    keep(index);
    parts.push(characterOf(match));
    newStarts.push(starts[index] ?? 0);
    newEnds.push(ends[index + whole.length - 1] ?? 0);
    last = index + whole.length;
  }
  if (last === 0) return undefined;
  keep(text.length);
  return {text: parts.join(''), starts: newStarts, ends: newEnds};
}

/** One UTF-16 unit; a key has ASCII characters only, so that what others stand for does not count. */
function characterOf({groups = {}, ...match}: RegExpMatchArray): string {
  const {decimal, sign, name} = groups;
  const text = name ?? sign;
  if (text !== undefined) return named[text.toLowerCase()] ?? text;
  const digits = [match[1], match[2], match[3]].find((found) => found !== undefined) ?? '';
  const code = decimal === undefined ? Number.parseInt(digits, 16) : Number(decimal);
  return code > 0x7f ? '\ufffd' : String.fromCharCode(code);
}

/** The key in any letter case, and with `+` for a space as in a form. */
function plainSpans(text: string, key: string): Span[] {
  const [where, what] = [folded(text), folded(key)];
  const spans: Span[] = [];
  for (let at = where.indexOf(what); at !== -1; at = where.indexOf(what, at + what.length)) {
    spans.push([at, at + what.length]);
  }
  return spans;
}

function folded(text: string): string {
  return text.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase()).replaceAll('+', ' ');
}

/** How many characters stand for how many bytes. */
const encodings = [
  {name: 'base64', run: /[A-Za-z0-9+/_-]+={0,2}/g, group: 4, bytes: 3},
  {name: 'hex', run: /[0-9A-Fa-f]+/g, group: 2, bytes: 1},
] as const;

/** The parts of a text that hold the key in base64 or hexadecimal digits. */
function encodedSpans(text: string, key: string): Span[] {
  if (key.length < shortestEncoded) return [];
  return encodings.flatMap(({name, run, group, bytes}) =>
    [...text.matchAll(run)].flatMap(({index, 0: found}) => {
      if (found.length < (key.length * group) / bytes - 1) return [];
      const spans: Span[] = [];
      // What stands in front of the encoded text can look like a part of it.
      for (let skipped = 0; skipped < group; skipped++) {
        const content = Buffer.from(found.slice(skipped), name).toString('latin1');
        for (let at = content.indexOf(key); at !== -1; at = content.indexOf(key, at + 1)) {
          const start = skipped + Math.floor(at / bytes) * group;
          const end = skipped + Math.ceil((at + key.length) / bytes) * group;
          spans.push([index + start, index + Math.min(end, found.length)]);
        }
      }
      return spans;
    }),
  );
}

function withoutSpans(text: string, spans: readonly Span[]): string {
  let [shown, last] = ['', 0];
  for (const [start, end] of [...spans].sort(([a], [b]) => a - b)) {
    if (start >= last) shown += text.slice(last, start) + placeholder;
    last = Math.max(last, end);
  }
  return shown + text.slice(last);
}
