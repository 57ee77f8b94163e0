import type {Root, RootContent, Yaml} from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkStringify from 'remark-stringify';
import {unified} from 'unified';
import {parse} from 'yaml';
import type {ProjectFiles} from '../project-files.ts';
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
 */
export function pageMarkdown(
  file: string,
  files: ProjectFiles,
  site: SiteAddresses,
  texts: ReadonlyMap<string, string> = new Map(),
): string {
  try {
    const address = site.pages.get(file);
    if (address === undefined) throw new Error('the page has no address.');
    const root: Root = parser.parse(files.read(file) ?? '');
    const head = pageHead(root, address);
    expand(root, {file, files, record: undefined, measured: new Map(), releases: new Map(), texts});
    makePlain(root, {file, address, site});
    return writeMarkdown([...head, ...root.children]);
  } catch (error) {
    throw new Error(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** The title and the description of the front matter, and where the page is. */
function pageHead(root: Root, address: string): RootContent[] {
  const matter = root.children.find((node): node is Yaml => node.type === 'yaml');
  const {title, description}: {title?: string; description?: string} =
    parse(matter?.value ?? '') ?? {};
  const head: RootContent[] = [];
  if (title !== undefined) {
    head.push({type: 'heading', depth: 1, children: [{type: 'text', value: title}]});
  }
  if (description !== undefined) {
    head.push({
      type: 'blockquote',
      children: [{type: 'paragraph', children: [{type: 'text', value: description}]}],
    });
  }
  const link: RootContent = {
    type: 'link',
    url: address,
    children: [{type: 'text', value: address}],
  };
  head.push({type: 'paragraph', children: [{type: 'text', value: 'Page: '}, link]});
  return head;
}
