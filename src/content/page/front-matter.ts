import {type Pair, parseDocument} from 'yaml';
import {nearestName} from '../nearest-name.ts';
import {placeAt} from '../place.ts';
import type {Fault, Position} from '../problem.ts';
import {isFields, kinds} from './front-matter-kinds.ts';

/** What a page says of itself above its text. */
export interface FrontMatter {
  id?: string;
  title?: string;
  sidebar_label?: string;
  description?: string;
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

/** Where a whole front matter is meant: its first line of fields. */
const start: Position = {line: 2, column: 1};

/**
 * Reads the front matter of a page, also of one that cannot be read otherwise. What Docusaurus would end the build for is
 * a problem at its place: YAML that does not parse, and a value of another kind.
 * @param source the page's text
 */
export function readFrontMatter(source: string): FrontMatterReading {
  const fenced = /^---[ \t]*\n(?:([\s\S]*?)\n)??---[ \t]*(?:\n|$)/.exec(source);
  if (!fenced) return misplaced(source);
  const [, yaml = ''] = fenced;
  const placeIn = (offset: number) => placeAt(source, source.indexOf('\n') + 1 + offset);
  const invalid = (place: Position, reason: string) =>
    unread(
      place,
      `the front matter is not valid YAML: ${reason.replace(/\.$/, '')}.${hintFor(yaml)}`,
    );
  const document = parseDocument(yaml, {prettyErrors: false});
  // Of a tag that it does not know, such as `!foo`, the parser only warns.
  const [error] = [...document.errors, ...document.warnings];
  if (error) return invalid(placeIn(error.pos[0]), error.message);
  let value: unknown;
  try {
    value = document.toJS() ?? {};
  } catch (problem) {
    // An alias, such as `*foo`, of which there is no anchor.
    return invalid(start, problem instanceof Error ? problem.message : '');
  }
  if (!isFields(value)) {
    return unread(start, 'the front matter has no fields: write each as "name: value".');
  }
  const {contents} = document;
  const pairs = contents && 'items' in contents ? contents.items : [];
  const places = new Map(
    pairs.map((pair) => {
      const {key} = pair as Pair<{value: unknown; range?: [number, number, number] | null}>;
      return [String(key.value), placeIn(key.range?.[0] ?? 0)];
    }),
  );
  return readFields(value, places);
}

function readFields(
  fields: Readonly<Record<string, unknown>>,
  places: ReadonlyMap<string, Position>,
): FrontMatterReading {
  const frontMatter: FrontMatter & Record<string, unknown> = {};
  const faults: (Fault & Position)[] = [];
  const add = (field: string, message: string) =>
    faults.push({...(places.get(field) ?? start), code: 'front-matter', message});
  for (const [field, given] of Object.entries(fields)) {
    const message = fieldMessage(field, given);
    if (message === undefined) frontMatter[field] = given;
    else add(field, message);
  }
  const {draft, unlisted, toc_min_heading_level: least, toc_max_heading_level: most} = frontMatter;
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
  return {frontMatter, places, faults};
}

/** A field of another name is of no concern, unless it is nearly one that is read. */
function fieldMessage(field: string, value: unknown): string | undefined {
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
function misplaced(source: string): FrontMatterReading {
  if (/^---[ \t]*\n/.test(source)) {
    return unread(
      {line: 1, column: 1},
      'the front matter does not end: write --- in a line of its own below its last field.',
    );
  }
  const before = /^\s*(?=---[ \t]*\n\s*\w+:)/.exec(source)?.[0];
  if (!before) return {frontMatter: {}, places: new Map(), faults: []};
  return unread(
    {line: before.split('\n').length, column: 1},
    'front matter begins in the first line of a page: remove what stands before it.',
  );
}

function unread(place: Position, message: string): FrontMatterReading {
  return {frontMatter: {}, places: new Map(), faults: [{...place, code: 'front-matter', message}]};
}
