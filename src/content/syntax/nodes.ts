import type {
  BlockContent,
  Blockquote,
  Heading,
  InlineCode,
  Link,
  List,
  ListItem,
  Paragraph,
  PhrasingContent,
  Strong,
  Table,
  Text,
} from 'mdast';

/** Short ways to write the nodes of a Markdown tree. */
export function text(value: string): Text {
  return {type: 'text', value};
}

export function strong(words: string): Strong {
  return {type: 'strong', children: [text(words)]};
}

export function link(url: string, words: string): Link {
  return {type: 'link', url, children: [text(words)]};
}

export function paragraph(...children: PhrasingContent[]): Paragraph {
  return {type: 'paragraph', children};
}

export function heading(depth: Heading['depth'], words: string): Heading {
  return {type: 'heading', depth, children: [text(words)]};
}

export function quote(...children: Blockquote['children']): Blockquote {
  return {type: 'blockquote', children};
}

export function list(ordered: boolean, items: readonly BlockContent[][]): List {
  const children = items.map(
    (content): ListItem => ({type: 'listItem', spread: false, children: content}),
  );
  return {type: 'list', ordered, spread: false, children};
}

export function inlineCode(value: string): InlineCode {
  return {type: 'inlineCode', value};
}

/** A table; the first row has the names of the columns. */
export function table(rows: readonly PhrasingContent[][][]): Table {
  return {
    type: 'table',
    children: rows.map((cells) => ({
      type: 'tableRow',
      children: cells.map((children) => ({type: 'tableCell', children})),
    })),
  };
}
