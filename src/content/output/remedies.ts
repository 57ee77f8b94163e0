import type {Nodes, Root, TableRow} from 'mdast';
import {toString as textOf} from 'mdast-util-to-string';
import {attribute, isElement} from '../syntax/element.ts';
import {triedClass} from './show-releases.ts';

/** A row of a table of messages: what a reader may have in hand, and the place that says what to do. */
export interface Remedy {
  /** The messages, as they stand in the row. */
  messages: string[];
  /** Who sends them, in words. */
  sender: string;
  /** The place, as a path of the site with its anchor. */
  path: string;
}

/** What the first column of such a table is called. */
const heading = 'Message';

/**
 * The remedies that a page names: each row of a table whose first column has messages, and whose last one has a link.
 * @param pathOf the path on the site that a link of the page leads to; none for a place elsewhere
 */
export function remediesIn(root: Root, pathOf: (link: string) => string | undefined): Remedy[] {
  return all(root, 'table').flatMap(({children: [head, ...rows]}) => {
    const [first] = head?.children ?? [];
    return first && textOf(first) === heading ? rows.flatMap((row) => remedyIn(row, pathOf)) : [];
  });
}

function remedyIn({children}: TableRow, pathOf: (link: string) => string | undefined): Remedy[] {
  const [cell, sender] = children;
  const remedy = children.at(-1);
  const link = remedy && all(remedy, 'link')[0];
  const path = link && pathOf(link.url);
  if (!cell || !sender || path === undefined) return [];
  const messages = all(cell, 'inlineCode').map(({value}) => value);
  return [{messages: messages.filter(isMessage), sender: textOf(sender), path}];
}

/** A name in small letters, such as that of a program, is no message by itself. */
function isMessage(code: string): boolean {
  return /\s|^[\p{Lu}\p{N}]/u.test(code);
}

/** All nodes of a type in another node, in reading order, without what a check did to see them. */
function all<Type extends Nodes['type']>(node: Nodes, type: Type): Extract<Nodes, {type: Type}>[] {
  if (isElement(node) && attribute(node, 'className') === triedClass) return [];
  const inside = 'children' in node ? node.children.flatMap((child) => all(child, type)) : [];
  return node.type === type ? [node as Extract<Nodes, {type: Type}>, ...inside] : inside;
}
