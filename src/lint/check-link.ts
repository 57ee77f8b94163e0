import path from 'node:path';
import {nearestName} from '../content/nearest-name.ts';
import {withoutSlash} from '../content/page/page-address.ts';
import type {PageLink} from '../content/page/page-links.ts';
import {type Fault, listed} from '../content/problem.ts';

/** A page as a link finds it. */
export interface LinkedPage {
  /** The path of its address, without the site's base URL. */
  path: string;
  /** Whether the page is there for its authors only, and not on the built site. */
  isDraft: boolean;
  /** The ids that a link finds on it; `undefined` where the page could not be read. */
  anchors: ReadonlySet<string> | undefined;
}

/** Everything that a link of the site can lead to. */
export interface LinkTargets {
  /** By their files, from the project's root. */
  pages: ReadonlyMap<string, LinkedPage>;
  /** The files of the pages, by the paths of their addresses. */
  byPath: ReadonlyMap<string, string>;
  /** The paths of the pages that no file of `docs/` makes, such as `/api-reference`. */
  routes: ReadonlySet<string>;
  /** The paths of the files in `static/`. */
  files: ReadonlySet<string>;
  /** The paths of the files that a build adds. */
  built: ReadonlySet<string>;
}

const protocols = ['http', 'https', 'mailto', 'tel'];

/** How many anchors a message names. */
const mostAnchors = 12;

/**
 * What is wrong with a link or an image of a page, as the site resolves it; `undefined` where it leads somewhere.
 * Addresses of other sites are not looked up.
 * @param file the page that it stands on
 */
export function linkFault(link: PageLink, file: string, targets: LinkTargets): Fault | undefined {
  const {url, kind} = link;
  if (url === '')
    return broken(link, `this ${kind} has no address: write one between its parentheses.`);
  if (!isDecodable(url)) {
    return broken(
      link,
      `"${url}" has a % that begins no character: write %25 for the sign itself.`,
    );
  }
  const [, scheme] = /^([a-z][a-z\d+.-]*):/i.exec(url) ?? [];
  if (scheme === 'pathname') return pathnameFault(link, targets);
  if (scheme !== undefined) return schemeFault(link, scheme.toLowerCase());
  if (url.startsWith('//')) {
    return broken(link, `"${url}" has no protocol: write https:${url}.`);
  }
  if (kind === 'image') return imageFault(link, file, targets);

  const {named, anchor} = partsOf(url);
  const target = named === '' ? file : targetFile(named, file);
  if (target !== undefined) {
    const page = targets.pages.get(target);
    if (page?.isDraft && target !== file) return draftFault(link, target);
    return page
      ? anchorFault(url, anchor, page.anchors, target === file ? 'this page' : target)
      : broken(link, `there is no ${target}: ${pageChoice(named, file, targets)}`);
  }
  if (named.startsWith('/')) return pathFault(link, file, targets);
  const meant = targets.pages.has(targetFile(`${withoutEnding(named)}.mdx`, file) ?? '')
    ? `write ${withoutEnding(named)}.mdx${url.slice(named.length)}.`
    : `write the page's file, such as ${anyPage(file, targets)}, the path of a file in static/ with a slash before it, or a whole address with https://.`;
  return broken(link, `"${url}" names neither a page nor a file: ${meant}`);
}

/** A path from the site's root: of a page, or of a file. */
function pathFault(link: PageLink, file: string, targets: LinkTargets): Fault | undefined {
  const {named, anchor} = partsOf(link.url);
  const address = withoutSlash(named);
  if (targets.files.has(named)) return undefined;
  const target = targets.byPath.get(address);
  if (target !== undefined) {
    const page = targets.pages.get(target);
    if (page?.isDraft) return draftFault(link, target);
    return anchorFault(link.url, anchor, page?.anchors, target);
  }
  if (targets.routes.has(address)) return anchorFault(link.url, anchor, new Set(), address);
  if (targets.built.has(named)) {
    return broken(
      link,
      `the build adds ${named} after it has looked at links: write pathname://${link.url}.`,
    );
  }
  const asFile = path.posix.join('docs', named);
  if (targets.pages.has(asFile)) {
    return broken(
      link,
      `a page is named by its file, from this one: write ${relativeFile(asFile, file)}${link.url.slice(named.length)}.`,
    );
  }
  return broken(link, `the site has nothing at ${named}: ${addressChoice(named, targets)}`);
}

function draftFault(link: PageLink, target: string): Fault {
  return broken(
    link,
    `${target} is a draft, which the built site does not have: remove "draft" from its front matter, or this link.`,
  );
}

/** What the site serves beside its pages. */
function pathnameFault(link: PageLink, targets: LinkTargets): Fault | undefined {
  const named = partsOf(link.url.slice('pathname://'.length)).named;
  const served = [targets.files, targets.built, targets.routes, targets.byPath];
  const isServed = served.some((paths) => paths.has(named));
  if (link.url.startsWith('pathname:///') && isServed) return undefined;
  const known = new Set(served.flatMap((paths) => [...paths.keys()]));
  return broken(
    link,
    `the site has no file at ${link.url}: ${fileChoice(named, known, 'pathname://')}`,
  );
}

function schemeFault(link: PageLink, scheme: string): Fault | undefined {
  const {url, kind} = link;
  if (kind === 'image' && scheme === 'data') return undefined;
  if (/^https?$/.test(scheme)) {
    return /^https?:\/\/[^/?#]/i.test(url) && URL.canParse(url)
      ? undefined
      : broken(link, `"${url}" is no address: write ${scheme}://host/path.`);
  }
  if (protocols.includes(scheme)) return undefined;
  const near = nearestName(scheme, protocols);
  const isHost = /^[\w.-]+:\d+(?:[/?#]|$)/.test(url);
  const remedy = isHost
    ? `write http://${url}`
    : `${near ? `did you mean ${near}:? ` : ''}The protocols are ${listed(protocols)}`;
  return broken(link, `"${scheme}:" is no protocol that a link can have: ${remedy}.`);
}

function imageFault(link: PageLink, file: string, targets: LinkTargets): Fault | undefined {
  const {named} = partsOf(link.url);
  if (named.startsWith('/') && targets.files.has(named)) return undefined;
  const stored = path.posix.join(path.posix.dirname(file), named);
  const served = stored.replace(/^static(?=\/)/, '');
  const remedy = targets.files.has(served)
    ? `write ${served}, since images stand in static/.`
    : fileChoice(named, targets.files, '');
  return broken(
    link,
    `there is no image ${named.startsWith('/') ? `static${named}` : named}: ${remedy}`,
  );
}

function anchorFault(
  url: string,
  anchor: string | undefined,
  anchors: ReadonlySet<string> | undefined,
  where: string,
): Fault | undefined {
  if (!anchor || !anchors || anchors.has(anchor) || anchors.has(decodeURIComponent(anchor)))
    return undefined;
  const near = nearestName(decodeURIComponent(anchor), anchors);
  const shown = [...anchors].filter((id) => !id.startsWith('claim-'));
  const choices =
    near !== undefined
      ? `did you mean #${near}?`
      : shown.length === 0
        ? 'it has no headings that a link can lead to.'
        : `its headings are ${listed(shown.slice(0, mostAnchors).map((id) => `#${id}`))}${shown.length > mostAnchors ? ', and more' : ''}.`;
  return {
    code: 'broken-anchor',
    message: `"${url}" leads to no heading of level 2 to 4 and to no claim of ${where}: ${choices}`,
  };
}

/** The file that a link to a page names; `undefined` for a link to anything else. */
function targetFile(named: string, file: string): string | undefined {
  if (named.startsWith('/') || named.startsWith('@') || !/\.mdx?$/i.test(named)) return undefined;
  return path.posix.join(path.posix.dirname(file), named);
}

function pageChoice(named: string, file: string, targets: LinkTargets): string {
  const names = [...targets.pages.keys()].map((page) => relativeFile(page, file));
  const asMdx = `${withoutEnding(named)}.mdx`;
  const near = names.includes(asMdx)
    ? asMdx
    : (names.find((name) => path.posix.basename(name) === path.posix.basename(named)) ??
      nearestName(named, names));
  return near === undefined
    ? `write the file of a page, such as ${anyPage(file, targets)}.`
    : `did you mean ${near}?`;
}

function addressChoice(named: string, targets: LinkTargets): string {
  const known = [...targets.byPath.keys(), ...targets.routes, ...targets.files];
  const near = nearestName(named, known) ?? nearestName(named.replace(/\.html?$/, ''), known);
  return near === undefined
    ? 'write the path of a page, or of a file in static/.'
    : `did you mean ${near}?`;
}

function fileChoice(named: string, files: ReadonlySet<string>, before: string): string {
  const near =
    nearestName(named, files) ??
    [...files].find((file) => path.posix.basename(file) === path.posix.basename(named));
  return near === undefined
    ? 'put the file into static/, and write its path from there with a slash before it.'
    : `did you mean ${before}${near}?`;
}

function anyPage(file: string, {pages}: LinkTargets): string {
  return relativeFile([...pages.keys()].find((page) => page !== file) ?? file, file);
}

function relativeFile(target: string, file: string): string {
  return path.posix.relative(path.posix.dirname(file), target);
}

function withoutEnding(named: string): string {
  return named.replace(/\.[a-z]*$/i, '').replace(/\/$/, '');
}

/** The path of an address, decoded, and what stands after its `#`. */
function partsOf(url: string): {named: string; anchor: string | undefined} {
  const [, named = '', anchor] = /^([^?#]*)(?:\?[^#]*)?(?:#(.*))?$/s.exec(url) ?? [];
  return {named: decodeURIComponent(named), anchor};
}

function isDecodable(url: string): boolean {
  try {
    decodeURIComponent(url);
    return true;
  } catch {
    return false;
  }
}

function broken({kind}: PageLink, message: string): Fault {
  return {code: kind === 'image' ? 'broken-image' : 'broken-link', message};
}
