import type {Root} from 'mdast';
import {LineCounter, type Pair, parseDocument} from 'yaml';
import {nearestName} from '../nearest-name.ts';
import type {Fault, Position} from '../problem.ts';
import {isFields, kinds} from './front-matter-kinds.ts';

/** What a page says of itself above its text. */
export interface FrontMatter {
  id?: string;
  title?: string;
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
  const refused = (place: Position, reason: string): FrontMatterReading => {
    const message = `the front matter is not valid YAML: ${reason.replace(/\.$/, '')}.${hintFor(first.value)}`;
    const fault = {...place, code: 'front-matter', message} as const;
    return {frontMatter: {}, places: new Map(), faults: [fault]};
  };
  // Of a tag that it does not know, such as `!foo`, the parser only warns.
  const [error] = [...document.errors, ...document.warnings];
  if (error) return refused(placeOf(error.pos[0]), error.message);
  let value: unknown;
  try {
    value = document.toJS();
  } catch (problem) {
    // An alias, such as `*foo`, of which there is no anchor.
    return refused({line: 2, column: 1}, problem instanceof Error ? problem.message : '');
  }
  if (value === null) return {frontMatter: {}, places: new Map(), faults: []};
  if (!isFields(value)) {
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
  const add = (field: string, message: string) =>
    faults.push({...(places.get(field) ?? {line: 2, column: 1}), code: 'front-matter', message});
  for (const [field, given] of Object.entries(value)) {
    const message = fieldFault(field, given);
    if (message !== undefined) add(field, message);
    else right[field] = given;
  }
  const {draft, unlisted, toc_min_heading_level: least, toc_max_heading_level: most} = right;
  if (draft === true && unlisted === true) {
    add(
      'unlisted',
      'a page cannot be "draft" and "unlisted" in its front matter: keep one of them.',
    );
  }
  if (Number(least) > Number(most)) {
    add(
      'toc_min_heading_level',
      `"toc_min_heading_level" in the front matter is ${least}, which is more than "toc_max_heading_level" is.`,
    );
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
