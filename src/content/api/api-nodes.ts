import type {Code, Heading, PhrasingContent, RootContent, Table} from 'mdast';
import {heading, inlineCode, paragraph, strong, table, text} from '../syntax/nodes.ts';
import {parser} from '../syntax/parser.ts';
import type {Schema} from './document.ts';

declare module 'mdast' {
  interface CodeData {
    /** Whether it is made of other places, which the search finds by themselves. */
    isMade?: boolean;
  }
  interface TableData {
    /** The same of a table. */
    isMade?: boolean;
  }
}

/** A heading with an id of its own, as a comment at its end gives it one. */
export function headingWithId(depth: Heading['depth'], words: string, id: string): Heading {
  const comment = `/* #${id} */`;
  const made = heading(depth, `${words} `);
  made.children.push({
    type: 'mdxTextExpression',
    value: comment,
    // What Docusaurus reads, as its parser of pages leaves it.
    data: {
      estree: {
        type: 'Program',
        body: [],
        sourceType: 'module',
        comments: [{type: 'Block', value: ` #${id} `}],
      },
    },
  });
  return made;
}

/** The Markdown of a description. */
export function blocks(markdown: string): RootContent[] {
  return parser.parse(markdown).children;
}

/** The Markdown of a description that is one paragraph. */
export function inline(markdown = ''): PhrasingContent[] {
  return blocks(markdown).flatMap((block) => (block.type === 'paragraph' ? block.children : []));
}

/** What stands above a part of an operation. */
export function label(words: string): RootContent {
  return paragraph(strong(words));
}

export function row(...cells: (string | PhrasingContent[])[]): PhrasingContent[][] {
  return cells.map((cell) => (typeof cell === 'string' ? [text(cell)] : cell));
}

/** Names in code, with commas between them. */
export function codes(names: readonly string[]): PhrasingContent[] {
  return names.flatMap((name, place) =>
    place === 0 ? [inlineCode(name)] : [text(', '), inlineCode(name)],
  );
}

/** The value of a header, or those that it can have, or an example of it; nothing where it is not described. */
export function valueInWords(
  {const: only, enum: some}: Schema,
  example: unknown,
): PhrasingContent[] {
  const values = only === undefined ? (some ?? []) : [only];
  if (values.length > 0) return [text(' Value: '), ...codes(values.map(String)), text('.')];
  return example === undefined ? [] : [text(' Example: '), inlineCode(String(example)), text('.')];
}

/** A table under names of columns; nothing where there is nothing in it. */
export function tableOf(columns: readonly string[], rows: readonly PhrasingContent[][][]): Table[] {
  return rows.length > 0 ? [table([row(...columns), ...rows])] : [];
}

export function madeCode(lang: string, value: string): Code {
  return {type: 'code', lang, value, data: {isMade: true}};
}
