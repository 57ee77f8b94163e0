/**
 * Where the Markdown of a page is served, by the page's own address: `/fix/cors-errors.md` for `/fix/cors-errors`, and `/index.md` for `/`.
 */
export function markdownAddress(page: string): string {
  return page.endsWith('/') ? `${page}index.md` : `${page}.md`;
}
