import type {Nodes, Paragraph, PhrasingContent, Text} from 'mdast';
import {placeAt} from '../place.ts';
import type {FrontMatterReading} from './front-matter.ts';

/** A piece of prose that stands alone: what is read as one, and never runs into the next. */
export interface Prose {
  kind: 'heading' | 'paragraph' | 'cell';
  /** Its text, each line a node of its own, with its place on the page. */
  node: Paragraph;
}

const kinds: Readonly<Record<string, Prose['kind']>> = {
  heading: 'heading',
  paragraph: 'paragraph',
  tableCell: 'cell',
};

/** Whether a node is a piece of prose. */
export function isProse({type}: Nodes): boolean {
  return type in kinds;
}

/** The prose that a node is; any other node has none of its own. */
export function proseOf(node: Nodes, source: string): Prose | undefined {
  const kind = kinds[node.type];
  if (kind === undefined || !('children' in node)) return undefined;
  const children = node.children.flatMap((child) => inLines(child as PhrasingContent, source));
  const {position} = node;
  return position && {kind, node: {type: 'paragraph', children, position}};
}

/** What a page says of itself to its readers, above its text. */
export function proseAbove({frontMatter, places}: FrontMatterReading, source: string): Prose[] {
  return (['title', 'sidebar_label', 'description'] as const).flatMap((field): Prose[] => {
    const value = frontMatter[field];
    const place = places.get(field);
    if (value === undefined || !place) return [];
    const line = offsetOf(place.line, source);
    // In a value with an escape in it, every place is that of the field.
    const start = Math.max(line, source.indexOf(value, line));
    const text = textAt(value, start, source);
    const {position} = text;
    const kind = field === 'description' ? 'paragraph' : 'heading';
    return position ? [{kind, node: {type: 'paragraph', children: [text], position}}] : [];
  });
}

/** The lines of a text with their own places: in a list or a quote, a line begins further right on the page. */
function inLines(node: PhrasingContent, source: string): PhrasingContent[] {
  if ('children' in node) {
    const children = node.children.flatMap((child) => inLines(child, source));
    return [{...node, children} as PhrasingContent];
  }
  const start = node.position?.start.offset;
  if (node.type !== 'text' || start === undefined) return [node];
  let at = start;
  const lines = node.value.split('\n');
  return lines.map((line, place) => {
    const lineStart = place === 0 ? at : source.indexOf('\n', at) + 1;
    // A line with an escape in it is not found, and begins where its line on the page does.
    at = Math.max(lineStart, source.indexOf(line, lineStart));
    const text = textAt(line, at, source);
    return place === lines.length - 1 ? text : beforeNextLine(text, source);
  });
}

/** A text that reaches to the next line, which goes on with its sentence. */
function beforeNextLine({value, position}: Text, source: string): Text {
  const start = position?.start ?? {line: 1, column: 1, offset: 0};
  const offset = source.indexOf('\n', start.offset) + 1;
  const end = {line: start.line + 1, column: 1, offset};
  return {type: 'text', value: `${value} `, position: {start, end}};
}

function textAt(value: string, offset: number, source: string): Text {
  const start = {...placeAt(source, offset), offset};
  const end = {...start, column: start.column + value.length, offset: offset + value.length};
  return {type: 'text', value, position: {start, end}};
}

function offsetOf(line: number, source: string): number {
  return source.split('\n', line - 1).join('\n').length + (line > 1 ? 1 : 0);
}
