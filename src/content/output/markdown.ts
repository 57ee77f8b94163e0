import type {RootContent} from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkStringify from 'remark-stringify';
import {unified} from 'unified';
import type {ReleasesRecord} from '../claim/on-releases.ts';
import {readFrontMatter} from '../page/front-matter.ts';
import type {ProjectFiles} from '../project-files.ts';
import {heading, link, paragraph, quote, text} from '../syntax/nodes.ts';
import {parser} from '../syntax/parser.ts';
import {expand} from './expand.ts';
import type {SiteAddresses} from './markdown-link.ts';
import {makePlain} from './markdown-parts.ts';

const writer = unified()
  .use(remarkGfm, {tablePipeAlign: false})
  .use(remarkStringify, {bullet: '-', emphasis: '_', rule: '-'})
  .freeze();

/** Writes a tree of plain Markdown. */
export function writeMarkdown(children: RootContent[]): string {
  return writer.stringify({type: 'root', children});
}

/**
 * A page as plain Markdown, with everything in it that the site shows: title, description, address, and the code that
 * its snippets and examples point at. Throws a sentence, with the page's file, for what cannot be shown.
 * @param file the page's file, from the project's root
 * @param texts Markdown that stands for a component, by its name
 * @param releases what released servers do, which then stands in words behind each value
 */
export function pageMarkdown(
  file: string,
  files: ProjectFiles,
  site: SiteAddresses,
  texts: ReadonlyMap<string, string> = new Map(),
  releases?: ReleasesRecord,
): string {
  try {
    const address = site.pages.get(file);
    if (address === undefined) throw new Error('the page has no address.');
    const source = files.read(file) ?? '';
    const root = parser.parse(source);
    expand(root, {file, files, texts, releases});
    makePlain(root, {file, address, site});
    return writeMarkdown([...pageHead(source, address), ...root.children]);
  } catch (error) {
    throw new Error(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** The title and the description of the front matter, and where the page is. */
function pageHead(source: string, address: string): RootContent[] {
  const {title, description} = readFrontMatter(source).frontMatter;
  return [
    ...(title === undefined ? [] : [heading(1, title)]),
    ...(description === undefined ? [] : [quote(paragraph(text(description)))]),
    paragraph(text('Page: '), link(address, address)),
  ];
}
