import type {Nodes} from 'mdast';
import {nearestName} from '../nearest-name.ts';
import {placeAt, placeOf} from '../place.ts';
import type {Fault, Position} from '../problem.ts';

/** A link of a page, an image, or the definition that a reference takes its address from. */
export interface PageLink extends Position {
  kind: 'link' | 'image';
  /** As it stands on the page. */
  url: string;
}

/** Reads a node as a link; `undefined` for any other node. */
export function linkOf(node: Nodes): PageLink | undefined {
  if (!('url' in node)) return undefined;
  // A definition may serve both; one that an image takes is rare, and an image is found where a link is.
  return {kind: node.type === 'image' ? 'image' : 'link', url: node.url, ...placeOf(node)};
}

/** A piece of text that is written as a reference. */
export interface OpenReference extends Position {
  label: string;
  /** Whether the brackets alone could be prose. */
  isShort: boolean;
}

/** `[text][label]`, `[label][]`, `[^note]` and `[label]`, where they were left as text. */
const references =
  /(?<![\w\]\\])\[(?<text>[^[\]]+)\]\[(?<label>[^[\]]*)\]|(?<!\\)\[(?<note>\^[\w-]+)\]|(?<![\w\]\\])\[(?<short>[^[\]]+)\](?![[(:])/g;

/** The label that a node defines, that of a note with `^` before it; `undefined` for any other node. */
export function definedLabel(node: Nodes): string | undefined {
  if (node.type === 'definition') return node.label ?? node.identifier;
  return node.type === 'footnoteDefinition' ? `^${node.label ?? node.identifier}` : undefined;
}

/** The references in a text node, all of which no definition has; otherwise they would be no text. */
export function openReferences(node: Nodes, source: string): OpenReference[] {
  const {start, end} = node.position ?? {};
  if (node.type !== 'text' || !start || !end) return [];
  const written = source.slice(start.offset, end.offset);
  if (!written.includes('[')) return [];
  return [...written.matchAll(references)].map(({index, groups}) => {
    const {text = '', label, note, short} = groups ?? {};
    const {line, column} = placeAt(written, index);
    return {
      label: note ?? short ?? (label || text),
      isShort: short !== undefined,
      line: start.line + line - 1,
      column: line === 1 ? start.column + column - 1 : column,
    };
  });
}

/**
 * The references to definitions that a page does not have. Brackets alone are prose, unless a definition is nearly so named.
 * @param defined the labels of the page's definitions, those of notes with `^` before them
 */
export function referenceFaults(
  open: readonly OpenReference[],
  defined: readonly string[],
): (Fault & Position)[] {
  return open.flatMap(({label, isShort, line, column}) => {
    const near = nearestName(label, defined);
    if (isShort && near === undefined) return [];
    const remedy = near === undefined ? '' : `did you mean [${near}]? `;
    const message = `no line of this page defines [${label}]: ${remedy}Write "[${label}]: address" in a line of its own, or \\[ before brackets that are no link.`;
    return [{line, column, code: 'undefined-reference', message}];
  });
}
