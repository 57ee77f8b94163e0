import {operationAnchor} from '../../content/api/anchor.ts';

/** The pages that show the API of a server, which the plugin of the API reference finds. */
export interface ApiPages {
  /** The newest release last, and the reference server first. */
  pages: readonly ApiPage[];
  /** All versions that a reader can choose on other pages, the oldest first. */
  tried: readonly string[];
}

export interface ApiPage {
  /** A version of ElizaOS, or `reference`. */
  server: string;
  /** From the root of the site, without its base URL. */
  address: string;
  title: string;
}

/** The name of the plugin, by which a page asks for its data. */
export const apiReferencePlugin = 'api-reference';

/**
 * The page that a reader sees who has chosen a server: of a release without a page, that of the newest one with a page;
 * the first one, of the reference server, also where nothing is chosen.
 */
export function apiPageFor(server: string, {pages, tried}: ApiPages): ApiPage | undefined {
  const own = pages.find((page) => page.server === server);
  return own ?? (tried.includes(server) ? pages.at(-1) : pages[0]);
}

/** The place of an operation on these pages, of the place that an older form of the API reference gave it. */
export function operationHash(hash: string): string {
  const [, id] = /^#operations-.+-([A-Za-z]+)$/.exec(hash) ?? [];
  return id === undefined ? hash : `#${operationAnchor(id)}`;
}
