import {withoutComments} from '../content/code/comments.ts';
import {meantOr, nearestName} from '../content/nearest-name.ts';
import {markdownAddress} from '../content/output/markdown-address.ts';
import type {Anchor} from '../content/page/anchors.ts';
import {isFields} from '../content/page/front-matter-kinds.ts';
import type {Page} from '../content/page/page.ts';
import {type PageAddress, pageAddress} from '../content/page/page-address.ts';
import type {PageLink} from '../content/page/page-links.ts';
import {placeAt} from '../content/place.ts';
import {type Fault, listed, type Position, type Problem} from '../content/problem.ts';
import {filesBelow, type ProjectFiles} from '../content/project-files.ts';
import {type LinkTargets, linkFault} from './check-link.ts';
import {type Sidebars, sidebarProblems} from './sidebar.ts';

/** What the site has beside the pages of `docs/`. */
export interface Site {
  /** The paths of the pages that something else makes, without the site's base URL. */
  routes: readonly string[];
  /** The paths of the files that a build adds, such as `/llms.txt`. */
  built: readonly string[];
  /** The files of code whose links to pages, `to="/path"`, are held as those of pages are. */
  linking?: readonly string[];
  /** The sidebars, with the text of their file; without them, pages are not looked for there. */
  sidebars?: Sidebars;
}

/** What the rest of the site has to know of a page. */
export interface PageOutline extends Pick<Page, 'file' | 'links' | 'frontMatter' | 'places'> {
  address: PageAddress;
  /** `undefined` where the page could not be read. */
  anchors: readonly Anchor[] | undefined;
}

/** Keeps of a page what the rest of the site has to know of it. */
export function outlineOf({
  file,
  links,
  anchors,
  frontMatter,
  places,
}: Omit<PageOutline, 'address'>): PageOutline {
  return {file, links, anchors, frontMatter, places, address: pageAddress(file, frontMatter)};
}

/** What is wrong between the pages: ids and addresses, links and images, and the sidebars. */
export function siteProblems(
  pages: readonly PageOutline[],
  files: ProjectFiles,
  {routes, built, linking = [], sidebars}: Site,
): Problem[] {
  const served = filesBelow(files, 'static').map((file) => file.slice('static'.length));
  const targets: LinkTargets = {
    pages: new Map(
      pages.map(({file, anchors, frontMatter}) => {
        const linked = anchors?.filter(({isLinked}) => isLinked).map(({id}) => id);
        return [file, {isDraft: frontMatter.draft === true, anchors: linked && new Set(linked)}];
      }),
    ),
    byPath: new Map(pages.map(({file, address}) => [address.path, file])),
    routes: new Set(routes),
    files: new Set(served),
    built: new Set([...built, ...pages.map(({address}) => markdownAddress(address.path))]),
  };
  const problems = doubledPages(pages, routes);
  const ofCode = linking.map((file) => ({file, links: codeLinks(files.read(file) ?? '')}));
  for (const {file, links} of [...pages, ...ofCode]) {
    for (const link of links) {
      const fault = linkFault(link, file, targets);
      if (fault) problems.push({file, line: link.line, column: link.column, ...fault});
    }
  }
  for (const problem of namedPages(pages)) problems.push(problem);
  if (!sidebars) return problems;
  for (const problem of displayedSidebars(pages, sidebars)) problems.push(problem);
  const ids = new Map(pages.map(({file, address}) => [address.id, file]));
  return problems.concat(sidebarProblems(sidebars, ids, targets));
}

/** The links to pages in a file of code, where they are written out. */
function codeLinks(code: string): PageLink[] {
  const written = /\bto(?:=|: )(?<quote>["'])(?<url>\/[^"']*)\k<quote>/g;
  return [...withoutComments(code).matchAll(written)].map(({index, groups}) => ({
    kind: 'link',
    url: groups?.url ?? '',
    ...placeAt(code, index),
  }));
}

/** Two pages of one id or one address, of which the site would have one. */
function doubledPages(pages: readonly PageOutline[], routes: readonly string[]): Problem[] {
  const ids = new Map<string, string>();
  const paths = new Map<string, string>(routes.map((route) => [route, 'another part of the site']));
  return pages.flatMap((page) => {
    const {id, path} = page.address;
    const sameId = ids.get(id);
    const samePath = paths.get(path);
    ids.set(id, sameId ?? page.file);
    paths.set(path, samePath ?? page.file);
    if (sameId !== undefined) {
      const message = `${sameId} has the id "${id}" already: give this page another one.`;
      return [problemAt(page, 'id', {code: 'doubled-page', message})];
    }
    if (samePath === undefined) return [];
    const field = page.places.has('slug') ? 'slug' : 'id';
    const message = `${samePath} has the address ${path} already: give this page another ${field}.`;
    return [problemAt(page, field, {code: 'doubled-page', message})];
  });
}

/** The pages that front matter names as the next and the previous one. */
function namedPages(pages: readonly PageOutline[]): Problem[] {
  const ids = new Set(pages.map(({address}) => address.id));
  return pages.flatMap((page) =>
    (['pagination_next', 'pagination_prev'] as const).flatMap((field) => {
      const id = page.frontMatter[field];
      if (id === undefined || id === null || ids.has(id)) return [];
      const remedy = meantOr(nearestName(id, ids), 'write the id of a page, or null.');
      const message = `"${field}" in the front matter is "${id}", and no page has that id: ${remedy}`;
      return [problemAt(page, field, {code: 'front-matter', message})];
    }),
  );
}

/** The sidebars that front matter names. */
function displayedSidebars(pages: readonly PageOutline[], {file, value}: Sidebars): Problem[] {
  if (!isFields(value)) return [];
  const names = Object.keys(value);
  return pages.flatMap((page) => {
    const {displayed_sidebar: name} = page.frontMatter;
    if (name === undefined || name === null || names.includes(name)) return [];
    const message = `"displayed_sidebar" in the front matter is "${name}", and ${file} has no such sidebar: the names are ${listed(names)}.`;
    return [problemAt(page, 'displayed_sidebar', {code: 'front-matter', message})];
  });
}

function problemAt({file, places}: PageOutline, field: string, fault: Fault): Problem {
  const place: Position = places.get(field) ?? {line: 1, column: 1};
  return {file, ...place, ...fault};
}
