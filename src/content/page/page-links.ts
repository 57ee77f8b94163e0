import type {Nodes} from 'mdast';
import type {Node} from 'unist';
import {nearestName} from '../nearest-name.ts';
import type {Fault, Position} from '../problem.ts';

/** A link of a page, an image, or the definition that a reference takes its address from. */
export interface PageLink extends Position {
  kind: 'link' | 'image';
  /** As it stands on the page. */
  url: string;
}

/** Reads a node as a link; `undefined` for any other node. */
export function linkOf(node: Node): PageLink | undefined {
  const {type, url, position} = node as Nodes & {url?: unknown};
  if (typeof url !== 'string') return undefined;
  const {line = 1, column = 1} = position?.start ?? {};
  // A definition may serve both; one that an image takes is rare, and an image is found where a link is.
  return {kind: type === 'image' ? 'image' : 'link', url, line, column};
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
export function definedLabel(node: Node): string | undefined {
  const {type, label, identifier} = node as Nodes & {label?: string | null; identifier?: string};
  if (type === 'definition') return label ?? identifier;
  return type === 'footnoteDefinition' ? `^${label ?? identifier}` : undefined;
}

/** The references in a text node, all of which no definition has; otherwise they would be no text. */
export function openReferences(node: Node, source: string): OpenReference[] {
  const {start, end} = node.position ?? {};
  if (node.type !== 'text' || !start || !end) return [];
  const written = source.slice(start.offset, end.offset);
  if (!written.includes('[')) return [];
  return [...written.matchAll(references)].map((match) => {
    const {text = '', label, note, short} = match.groups ?? {};
    const before = written.slice(0, match.index).split('\n');
    const column = (before.at(-1) ?? '').length + 1;
    return {
      label: note ?? short ?? (label || text),
      isShort: short !== undefined,
      line: start.line + before.length - 1,
      column: before.length === 1 ? start.column + column - 1 : column,
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
