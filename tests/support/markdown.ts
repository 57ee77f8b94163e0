import type {Code, Link} from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import {unified} from 'unified';
import {visit} from 'unist-util-visit';

const reader = unified().use(remarkParse).use(remarkGfm).freeze();

/** The fenced blocks of a text in plain Markdown. */
export function codeBlocks(text: string): Code[] {
  const blocks: Code[] = [];
  visit(reader.parse(text), 'code', (node) => {
    blocks.push(node);
  });
  return blocks;
}

/** The addresses that a text in plain Markdown links to, each once. */
export function linkedAddresses(text: string): string[] {
  const links: Link[] = [];
  visit(reader.parse(text), 'link', (node) => {
    links.push(node);
  });
  return [...new Set(links.map(({url}) => url))];
}
