import path from 'node:path';
import {meantOr, nearestName} from '../content/nearest-name.ts';
import {withoutSlash} from '../content/page/page-address.ts';
import type {PageLink} from '../content/page/page-links.ts';
import {type Fault, listed} from '../content/problem.ts';

/** A page as a link finds it. */
export interface LinkedPage {
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

/** Where a link leads, as far as that has anchors, or a sentence on what is wrong with its address. */
type Destination = {anchors: ReadonlySet<string> | undefined; name: string} | string | undefined;

const protocols = ['http', 'https', 'mailto', 'tel'];

/** How many anchors a message names. */
const mostAnchors = 12;

/**
 * What is wrong with a link or an image of a page, as the site resolves it; `undefined` where it leads somewhere.
 * Addresses of other sites are not looked up.
 * @param file the page that it stands on
 */
export function linkFault(link: PageLink, file: string, targets: LinkTargets): Fault | undefined {
  const found = destinationOf(link, file, targets);
  if (typeof found === 'string') {
    return {code: link.kind === 'image' ? 'broken-image' : 'broken-link', message: found};
  }
  const message = found && anchorMessage(link.url, found);
  return message === undefined ? undefined : {code: 'broken-anchor', message};
}

function destinationOf(link: PageLink, file: string, targets: LinkTargets): Destination {
  const {url, kind} = link;
  if (url === '') return `this ${kind} has no address: write one between its parentheses.`;
  if (!isDecodable(url)) {
    return `"${url}" has a % that begins no character: write %25 for the sign itself.`;
  }
  const [, scheme] = /^([a-z][a-z\d+.-]*):/i.exec(url) ?? [];
  if (scheme === 'pathname') return pathnameMessage(url, targets);
  if (scheme !== undefined) return schemeMessage(link, scheme.toLowerCase());
  if (url.startsWith('//')) return `"${url}" has no protocol: write https:${url}.`;
  const {named} = partsOf(url);
  if (kind === 'image') return imageMessage(named, file, targets);
  return named.startsWith('/')
    ? pathDestination(url, file, targets)
    : fileDestination(url, file, targets);
}

/** A page by its file, from the one that the link stands on. */
function fileDestination(url: string, file: string, targets: LinkTargets): Destination {
  const {named} = partsOf(url);
  const fileOf = (name: string) => path.posix.join(path.posix.dirname(file), name);
  if (named === '') return pageDestination(file, file, targets);
  if (named.startsWith('@') || !/\.mdx?$/i.test(named)) {
    const asPage = `${withoutEnding(named)}.mdx`;
    const meant = targets.pages.has(fileOf(asPage))
      ? `write ${asPage}${url.slice(named.length)}.`
      : `write the page's file, such as ${anyPage(file, targets)}, the path of a file in static/ with a slash before it, or a whole address with https://.`;
    return `"${url}" names neither a page nor a file: ${meant}`;
  }
  const target = fileOf(named);
  return targets.pages.has(target)
    ? pageDestination(target, file, targets)
    : `there is no ${target}: ${pageChoice(named, file, targets)}`;
}

/** A path from the site's root: of a page, or of a file. */
function pathDestination(url: string, file: string, targets: LinkTargets): Destination {
  const {named} = partsOf(url);
  const address = withoutSlash(named);
  if (targets.files.has(named)) return undefined;
  const target = targets.byPath.get(address);
  if (target !== undefined) return pageDestination(target, undefined, targets);
  if (targets.routes.has(address)) return {anchors: new Set(), name: address};
  if (targets.built.has(named)) {
    return `the build adds ${named} after it has looked at links: write pathname://${url}.`;
  }
  const asFile = path.posix.join('docs', named);
  if (targets.pages.has(asFile)) {
    return `a page is named by its file, from this one: write ${relativeFile(asFile, file)}${url.slice(named.length)}.`;
  }
  const known = [...targets.byPath.keys(), ...targets.routes, ...targets.files];
  const near = nearestName(named, known) ?? nearestName(named.replace(/\.html?$/, ''), known);
  return `the site has nothing at ${named}: ${meantOr(near, 'write the path of a page, or of a file in static/.')}`;
}

/** @param file the page that the link stands on, where that may be a draft as well */
function pageDestination(
  target: string,
  file: string | undefined,
  targets: LinkTargets,
): Destination {
  const page = targets.pages.get(target);
  return page?.isDraft && target !== file
    ? `${target} is a draft, which the built site does not have: remove "draft" from its front matter, or this link.`
    : {anchors: page?.anchors, name: target === file ? 'this page' : target};
}

/** What the site serves beside its pages. */
function pathnameMessage(url: string, targets: LinkTargets): string | undefined {
  const {named} = partsOf(url.slice('pathname://'.length));
  const {files, built, routes, byPath} = targets;
  const served = new Set([...files, ...built, ...routes, ...byPath.keys()]);
  if (url.startsWith('pathname:///') && served.has(named)) return undefined;
  return `the site has no file at ${url}: ${fileChoice(named, served, 'pathname://')}`;
}

function schemeMessage({url, kind}: PageLink, scheme: string): string | undefined {
  if (kind === 'image' && scheme === 'data') return undefined;
  if (/^https?$/.test(scheme)) {
    return /^https?:\/\/[^/?#]/i.test(url) && URL.canParse(url)
      ? undefined
      : `"${url}" is no address: write ${scheme}://host/path.`;
  }
  if (protocols.includes(scheme)) return undefined;
  const near = nearestName(scheme, protocols);
  const isHost = /^[\w.-]+:\d+(?:[/?#]|$)/.test(url);
  const remedy = isHost
    ? `write http://${url}`
    : `${near ? `did you mean ${near}:? ` : ''}The protocols are ${listed(protocols)}`;
  return `"${scheme}:" is no protocol that a link can have: ${remedy}.`;
}

function imageMessage(named: string, file: string, {files}: LinkTargets): string | undefined {
  const isRooted = named.startsWith('/');
  if (isRooted && files.has(named)) return undefined;
  const served = path.posix.join(path.posix.dirname(file), named).replace(/^static(?=\/)/, '');
  const remedy = files.has(served)
    ? `write ${served}, since images stand in static/.`
    : fileChoice(named, files, '');
  return `there is no image ${isRooted ? `static${named}` : named}: ${remedy}`;
}

function anchorMessage(
  url: string,
  {anchors, name}: Exclude<Destination, string | undefined>,
): string | undefined {
  const {anchor = ''} = partsOf(url);
  const decoded = decodeURIComponent(anchor);
  if (anchor === '' || !anchors || anchors.has(anchor) || anchors.has(decoded)) return undefined;
  const shown = [...anchors].filter((id) => !id.startsWith('claim-')).map((id) => `#${id}`);
  const choices =
    shown.length === 0
      ? 'it has no headings that a link can lead to.'
      : `its headings are ${listed(shown.slice(0, mostAnchors))}${shown.length > mostAnchors ? ', and more' : ''}.`;
  const near = nearestName(decoded, anchors);
  return `"${url}" leads to no heading of level 2 to 4 and to no claim of ${name}: ${meantOr(near && `#${near}`, choices)}`;
}

function pageChoice(named: string, file: string, targets: LinkTargets): string {
  const names = [...targets.pages.keys()].map((page) => relativeFile(page, file));
  const asMdx = `${withoutEnding(named)}.mdx`;
  const near = names.includes(asMdx)
    ? asMdx
    : (sameBase(named, names) ?? nearestName(named, names));
  return meantOr(near, `write the file of a page, such as ${anyPage(file, targets)}.`);
}

function fileChoice(named: string, files: ReadonlySet<string>, before: string): string {
  const near = nearestName(named, files) ?? sameBase(named, [...files]);
  return meantOr(
    near && before + near,
    'put the file into static/, and write its path from there with a slash before it.',
  );
}

/** The file of the same name in another folder. */
function sameBase(named: string, files: readonly string[]): string | undefined {
  return files.find((file) => path.posix.basename(file) === path.posix.basename(named));
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
function partsOf(url: string): {named: string; anchor?: string | undefined} {
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
