import path from 'node:path';
import type {FrontMatter} from './front-matter.ts';

/** What the site calls a page, and where it is. */
export interface PageAddress {
  /** As in `sidebars.ts`. */
  id: string;
  /** The path of its address, without the site's base URL and without a slash at its end. */
  path: string;
}

/** The names of files that stand for their folder, beside that of the folder itself. */
const indexNames = ['index', 'readme'];

/**
 * The id and the address of a page, as Docusaurus makes them of its file and its front matter: a number at the beginning
 * of a name orders the pages and is no part of either.
 */
export function pageAddress(file: string, {id, slug}: FrontMatter): PageAddress {
  const {dir, name} = path.posix.parse(path.posix.relative('docs', file));
  const folders = dir === '' ? [] : dir.split('/').map(withoutNumber);
  const base = id ?? withoutNumber(name);
  const folder = ['', ...folders, ''].join('/');
  return {id: [...folders, base].join('/'), path: withoutSlash(slugOf(folder, name, base, slug))};
}

function slugOf(folder: string, name: string, base: string, slug: string | undefined): string {
  if (slug !== undefined) return path.posix.resolve(folder, slug);
  const isIndex = [...indexNames, path.posix.basename(folder).toLowerCase()].includes(
    name.toLowerCase(),
  );
  return isIndex ? folder : path.posix.resolve(folder, base);
}

/** A path of an address without a slash at its end; that of the root is nothing but one. */
export function withoutSlash(address: string): string {
  return address.length > 1 ? address.replace(/\/+$/, '') || '/' : address;
}

/** `setup` for `01-setup`; a date and a version keep their numbers. */
function withoutNumber(name: string): string {
  if (/^\d+[-_.]\d+/.test(name)) return name;
  return /^\d+\s*[-_.]+\s*([^-_.\s].*)$/.exec(name)?.[1] ?? name;
}
