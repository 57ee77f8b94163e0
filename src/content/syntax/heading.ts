import type {Heading} from 'mdast';
import {toString as textOf} from 'mdast-util-to-string';

/** A heading as the built site has it. */
export interface SiteHeading {
  /** Its text without a comment that sets its id. */
  text: string;
  /** What a link to it has after `#`. */
  anchor: string;
}

/**
 * Reads a heading as Docusaurus does: a comment at its end that begins with `#` sets the id, else its text does.
 * @param slug makes an id of a text that no heading before it on the page has
 */
export function readHeading(heading: Heading, slug: (text: string) => string): SiteHeading {
  const id = idInComment(heading);
  const shown = id === undefined ? heading.children : heading.children.slice(0, -1);
  const text = textOf(shown);
  return {text: text.trim(), anchor: id ?? slug(text)};
}

function idInComment({children}: Heading): string | undefined {
  const last = children.at(-1);
  if (last?.type !== 'mdxTextExpression') return undefined;
  return /^\s*\/\*\s*#(?<id>\S+)(?:\s[\s\S]*)?\*\/\s*$/.exec(last.value)?.groups?.id;
}
