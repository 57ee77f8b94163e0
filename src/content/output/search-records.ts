import type {Code, Nodes, Root, TableRow} from 'mdast';
import {toString as textOfAll} from 'mdast-util-to-string';
import {attribute, isElement} from '../syntax/element.ts';
import {readHeading} from '../syntax/heading.ts';
import {triedClass} from './show-releases.ts';

/** A place on the site that a search can lead to: a section, or a block of code in one. */
export interface SearchRecord {
  /** Unique on the site: the path, and the number of the block of code in its section. */
  id: string;
  /** Where it is on the site, with the base URL and the anchor of its section. */
  path: string;
  /** The title of the page. */
  page: string;
  /** The heading of the section; empty before the first one. */
  section: string;
  kind: 'section' | 'code';
  /** The prose of the section without its code, one block or row of a table a line; or the code. */
  text: string;
  /** The file that the code was pulled from, from the project's root. */
  file?: string;
}

/** What the site knows of a page. */
export interface SitePage {
  title: string;
  /** What it is about, in a sentence; it stands for the text of a page that begins with a heading. */
  description: string;
  /** Its path on the site, with the base URL. */
  path: string;
  /** Makes an id of a heading's text that no heading before it on the page has, as the site does. */
  slug: (text: string) => string;
}

/**
 * The places of a page, in reading order: each section, and after it its blocks of code. Code of an example counts in the
 * section that shows it, so the page's tree has to be expanded. Diagrams are left out: their source is not on the page.
 * So is what is made of other places of the site, which the search finds by themselves.
 */
export function searchRecords(
  root: Root,
  {title, description, path, slug}: SitePage,
): SearchRecord[] {
  const records: SearchRecord[] = [];
  let section = record(title, '', path);
  let lines: string[] = [];
  let codes: SearchRecord[] = [];
  const endSection = (): void => {
    const ofPage = section.section === '' ? description : '';
    records.push({...section, text: lines.join('\n') || ofPage}, ...codes);
    lines = [];
    codes = [];
  };
  const visit = (node: Nodes): void => {
    if (node.type === 'table' && node.data?.isMade === true) return;
    if (node.type === 'heading') {
      const {text, anchor} = readHeading(node, slug);
      endSection();
      section = record(title, onOneLine(text), `${path}#${anchor}`);
    } else if (node.type === 'code') {
      const isShown = node.lang !== 'mermaid' && node.data?.isMade !== true;
      if (isShown) codes.push(codeRecord(node, section, codes.length + 1));
    } else if (node.type === 'tableRow') {
      lines.push(rowText(node));
    } else if (node.type === 'paragraph') {
      lines.push(onOneLine(textOf(node)));
    } else if ('children' in node) {
      for (const child of node.children) visit(child);
    }
  };
  visit(root);
  endSection();
  return records;
}

function record(page: string, section: string, path: string): SearchRecord {
  return {id: path, path, page, section, kind: 'section', text: ''};
}

function codeRecord({value, data}: Code, section: SearchRecord, place: number): SearchRecord {
  return {
    ...section,
    id: `${section.id}/${place}`,
    kind: 'code',
    text: value,
    ...(data?.file === undefined ? {} : {file: data.file}),
  };
}

function rowText({children}: TableRow): string {
  return children.map((cell) => onOneLine(textOf(cell))).join(' | ');
}

/** The text of a node, without what a check did to see it. */
function textOf(node: Nodes): string {
  if (isElement(node) && attribute(node, 'className') === triedClass) return '';
  return 'children' in node ? node.children.map(textOf).join('') : textOfAll(node);
}

function onOneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
