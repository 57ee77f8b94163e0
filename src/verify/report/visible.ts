/** What moves the cursor, changes colours, turns the direction of text or has no form of its own. */
const steering = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\ufffe\uffff]/gu;

/**
 * A text that came from a server, so that it shows what is in it and steers nothing: neither a terminal nor the runner
 * of a CI server. Line breaks stay; every other control character, and those that change the direction of text, stand
 * there as `\u001b`, as in the log of the reference server. So does one character of each command of a runner:
 * a line that begins with `::` (GitHub Actions), and `##[`, `##vso[` or `##teamcity[` anywhere.
 */
export function visible(text: string): string {
  return text
    .replaceAll(steering, (found) => (found === '\n' ? found : escaped(found)))
    .replaceAll(/##(\w*)\[/g, `##$1${escaped('[')}`)
    .replaceAll(/^([^\S\n]*):(?=:)/gm, `$1${escaped(':')}`);
}

/**
 * The same on one line: its line breaks are escaped as well.
 * @param most its longest length in characters; what is beyond is left out
 */
export function oneLine(text: string, most = 1000): string {
  const line = visible(text.replaceAll('\n', '\\u000a'));
  return line.length > most ? `${line.slice(0, most)}…` : line;
}

/** A JSON text with the same data, in which what {@link visible} escapes is escaped as JSON does it. */
export function visibleJson(json: string): string {
  return json
    .replaceAll(steering, (found) => (found === '\n' ? found : escaped(found)))
    .replaceAll(/##(\w*)\[/g, `##$1${escaped('[')}`);
}

/** Text for an element or an attribute of XML 1.0, which cannot carry most of what {@link visible} escapes. */
export function visibleXml(text: string): string {
  return text
    .replaceAll(steering, (found) => (found === '\n' ? found : escaped(found)))
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\n', '&#10;')
    .replaceAll(/##(\w*)\[/g, '##$1&#91;');
}

/** Each UTF-16 unit as JavaScript and JSON write it. */
function escaped(found: string): string {
  const units = found.split('');
  return units.map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`).join('');
}
