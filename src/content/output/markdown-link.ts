import path from 'node:path';
import {markdownAddress} from './markdown-address.ts';

/** Where the pages of a site are. */
export interface SiteAddresses {
  /** The address of the site's root, with a slash at its end. */
  root: string;
  /** The address of each page, by its file from the project's root. */
  pages: ReadonlyMap<string, string>;
}

/**
 * A link of a page as it leads on from the page's Markdown: to the Markdown of other pages, and to everything else by
 * its whole address, so that the text can be read anywhere. Throws a sentence for a link to a page that is not there.
 */
export function markdownLink(link: string, file: string, {root, pages}: SiteAddresses): string {
  const target = link.replace(/^pathname:\/\//, '');
  if (target.startsWith('/')) return root + target.slice(1);
  if (/^[a-z][a-z\d+.-]*:/i.test(target)) return target;

  const [, named = '', rest = ''] = /^([^?#]*)(.*)$/.exec(target) ?? [];
  const linked = named === '' ? file : path.posix.join(path.posix.dirname(file), named);
  const page = pages.get(linked);
  if (page === undefined) throw new Error(`the link to "${link}" leads to no page of the site.`);
  return markdownAddress(page) + rest;
}
