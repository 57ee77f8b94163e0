/**
 * Where the Markdown of a page is served, by the page's own address: `/cors.md` for `/cors`, and `/index.md` for `/`.
 */
export function markdownAddress(page: string): string {
  return page.endsWith('/') ? `${page}index.md` : `${page}.md`;
}
