import type {Root} from 'mdast';
import {LineCounter, type Pair, parseDocument} from 'yaml';
import {nearestName} from './nearest-name.ts';
import type {Fault, Position} from './problem.ts';

/** What a page says of itself above its text. */
export interface FrontMatter {
  id?: string;
  slug?: string;
  pagination_next?: string;
  pagination_prev?: string;
  displayed_sidebar?: string;
  draft?: boolean;
}

/** The front matter of a page, as far as it is right, and everything that is wrong with it. */
export interface FrontMatterReading {
  frontMatter: FrontMatter;
  /** Where each field begins. */
  places: ReadonlyMap<string, Position>;
  faults: (Fault & Position)[];
}

/** What the value of a field has to be, in words, and how to see it. */
interface Kind {
  words: string;
  fits(value: unknown): boolean;
}

const text: Kind = {
  words: 'a text, in quotation marks',
  fits: (value) => typeof value === 'string',
};
const textOrNull: Kind = {
  words: 'a text or null',
  fits: (value) => value === null || text.fits(value),
};
const name: Kind = {
  words: 'a text without a slash',
  fits: (value) => typeof value === 'string' && value !== '' && !value.includes('/'),
};
const address: Kind = {
  words: 'the path of an address, such as /name',
  fits: (value) =>
    typeof value === 'string' &&
    value !== '' &&
    URL.canParse(value, 'http://x') &&
    !/[\s?#]/.test(value),
};
const flag: Kind = {words: 'true or false', fits: (value) => typeof value === 'boolean'};
const number: Kind = {words: 'a number', fits: (value) => typeof value === 'number'};
const level: Kind = {
  words: 'a number from 2 to 6',
  fits: (value) => typeof value === 'number' && value >= 2 && value <= 6,
};
const texts: Kind = {
  words: 'a list of texts',
  fits: (value) => Array.isArray(value) && value.every((item) => typeof item === 'string'),
};
const fields: Kind = {
  words: 'fields of its own',
  fits: (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
};

/** The fields that Docusaurus reads (docusaurus.io/docs/api/plugins/@docusaurus/plugin-content-docs#markdown-front-matter). */
const kinds: Readonly<Record<string, Kind>> = {
  id: name,
  title: text,
  description: text,
  slug: address,
  keywords: texts,
  image: text,
  tags: texts,
  hide_title: flag,
  hide_table_of_contents: flag,
  toc_min_heading_level: level,
  toc_max_heading_level: level,
  sidebar_key: text,
  sidebar_label: text,
  sidebar_position: number,
  sidebar_class_name: text,
  sidebar_custom_props: fields,
  displayed_sidebar: textOrNull,
  pagination_label: text,
  pagination_next: textOrNull,
  pagination_prev: textOrNull,
  parse_number_prefixes: flag,
  custom_edit_url: textOrNull,
  last_update: fields,
  draft: flag,
  unlisted: flag,
};

/**
 * Reads the front matter of a page. What Docusaurus would end the build for is a fault at its place: YAML that does not
 * parse, and a value of another kind.
 * @param source the page's text
 */
export function readFrontMatter(root: Root, source: string): FrontMatterReading {
  const [first] = root.children;
  if (first?.type !== 'yaml')
    return {frontMatter: {}, places: new Map(), faults: misplaced(source)};
  const lineCounter = new LineCounter();
  const document = parseDocument(first.value, {lineCounter, prettyErrors: false});
  /** The text begins in the line below the first. */
  const placeOf = (offset: number): Position => {
    const {line, col} = lineCounter.linePos(offset);
    return {line: line + 1, column: col};
  };
  const [error] = document.errors;
  if (error) {
    const message = `the front matter is not valid YAML: ${error.message.replace(/\.$/, '')}.${hintFor(first.value)}`;
    const fault: Fault & Position = {...placeOf(error.pos[0]), code: 'front-matter', message};
    return {frontMatter: {}, places: new Map(), faults: [fault]};
  }
  const value: unknown = document.toJS();
  if (value === null) return {frontMatter: {}, places: new Map(), faults: []};
  if (!fields.fits(value)) {
    const message = 'the front matter has no fields: write each as "name: value".';
    return {
      frontMatter: {},
      places: new Map(),
      faults: [{line: 2, column: 1, code: 'front-matter', message}],
    };
  }
  const places = new Map<string, Position>();
  const {contents} = document;
  for (const pair of contents && 'items' in contents ? contents.items : []) {
    const {key} = pair as Pair<{value: unknown; range?: [number, number, number] | null}>;
    places.set(String(key.value), placeOf(key.range?.[0] ?? 0));
  }
  const right: Record<string, unknown> = {};
  const faults: (Fault & Position)[] = [];
  for (const [field, given] of Object.entries(value as object)) {
    const message = fieldFault(field, given);
    const place = places.get(field) ?? {line: 2, column: 1};
    if (message !== undefined) faults.push({...place, code: 'front-matter', message});
    else right[field] = given;
  }
  return {frontMatter: right as FrontMatter, places, faults};
}

/** The front matter of a text that may be no page otherwise. */
export function frontMatterOf(source: string): FrontMatter {
  const value = /^---[ \t]*\n([\s\S]*?)\n---[ \t]*(?:\n|$)/.exec(source)?.[1];
  if (value === undefined) return {};
  return readFrontMatter({type: 'root', children: [{type: 'yaml', value}]}, source).frontMatter;
}

/** A field of another name is of no concern, unless it is nearly one that is read. */
function fieldFault(field: string, value: unknown): string | undefined {
  const kind = Object.hasOwn(kinds, field) ? kinds[field] : undefined;
  if (kind) {
    if (kind.fits(value)) return undefined;
    const given = JSON.stringify(value) ?? String(value);
    return `"${field}" in the front matter is ${given.slice(0, 60)}, and has to be ${kind.words}.`;
  }
  const near = nearestName(field, Object.keys(kinds));
  return near && `nothing reads "${field}" in the front matter: did you mean ${near}?`;
}

/** The usual reason why a line that reads well is no YAML. */
function hintFor(yaml: string): string {
  return /^\s*\w+:\s+(?!["'])[^\n]*: /m.test(yaml) || /^\w+:\s+[[{@`*&!%]/m.test(yaml)
    ? ' Put a value that has a colon or begins with a special character into quotation marks.'
    : ' Write each field as "name: value", and the closing --- below the last one.';
}

/** Front matter that is none: it does not end, or something stands before it. */
function misplaced(source: string): (Fault & Position)[] {
  if (/^---[ \t]*\n/.test(source)) {
    const message =
      'the front matter does not end: write --- in a line of its own below its last field.';
    return [{line: 1, column: 1, code: 'front-matter', message}];
  }
  const before = /^\s*(?=---[ \t]*\n\s*\w+:)/.exec(source)?.[0];
  if (!before) return [];
  const message = 'front matter begins in the first line of a page: remove what stands before it.';
  return [{line: before.split('\n').length, column: 1, code: 'front-matter', message}];
}
