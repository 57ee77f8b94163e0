import {type Fault, listed} from '../problem.ts';

/**
 * The patterns for what differs from run to run. A page or an example names those that apply to it; what they
 * match is compared by the pattern, everything else letter by letter.
 */
const patterns = {
  /** The time at the head of a log line. */
  'log-time': /(?<=^\[)\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}(?=\])/gm,
  /** A time in JSON, as `Date.toISOString` writes it. */
  'iso-time': /\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z/g,
  /** A number of milliseconds. */
  duration: /\b\d+(?= ms\b)/g,
  /** A number of seconds. */
  seconds: /\b\d+(?= s\b)/g,
  /** The port in a URL. */
  port: /(?<=:\/\/[^/\s]+:)\d+/g,
  /** The port in a sentence. */
  'port-number': /(?<=\bport )\d+/g,
  /** The port behind an address. */
  'host-port': /(?<=\b\d+\.\d+\.\d+\.\d+:)\d+/g,
} satisfies Record<string, RegExp>;

export type PatternName = keyof typeof patterns;

/** The names of all patterns. */
export const everyPattern: readonly string[] = Object.keys(patterns);

/** The names that `varies="…"` lists, or an example's `varies.txt`. */
export function patternNames(list: string): string[] {
  return list.split(/\s+/).filter((name) => name !== '');
}

/**
 * What is wrong with the names that a text gives for what varies in it.
 * @param where where the text stands, as messages say it
 */
export function patternFaults(names: readonly string[], text: string, where = 'here'): Fault[] {
  return names.flatMap((name): Fault[] => {
    if (!isPatternName(name)) {
      const message = `there is no pattern "${name}": the patterns are ${listed(everyPattern)}.`;
      return [{code: 'unknown-pattern', message}];
    }
    if (text.match(patterns[name])) return [];
    const message = `nothing ${where} looks like "${name}": remove the name, or show a value of that form.`;
    return [{code: 'unused-pattern', message}];
  });
}

/** The text with everything that a named pattern matches replaced by the pattern's name, such as `<log-time>`. */
export function withPatterns(text: string, names: readonly string[]): string {
  return names
    .filter(isPatternName)
    .reduce((result, name) => result.replace(patterns[name], `<${name}>`), text);
}

/** An observed text with what varies taken from the documented one, where both have as much of it. */
export function keepVarying(
  documented: string,
  observed: string,
  names: readonly string[],
): string {
  return names.filter(isPatternName).reduce((result, name) => {
    const samples = documented.match(patterns[name]) ?? [];
    let place = 0;
    return result.replace(patterns[name], (found) => samples[place++] ?? found);
  }, observed);
}

/** Where in a text the named patterns match: offsets of the first character and of the one after the last. */
export function varyingParts(text: string, names: readonly string[]): [number, number][] {
  return names
    .filter(isPatternName)
    .flatMap((name) => [...text.matchAll(patterns[name])])
    .map((match) => [match.index, match.index + match[0].length]);
}

function isPatternName(name: string): name is PatternName {
  return Object.hasOwn(patterns, name);
}
