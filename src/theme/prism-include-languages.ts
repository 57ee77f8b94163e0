/** The theme adds languages to the highlighter of the browser here; this site has none. */
export default function prismIncludeLanguages(): void {}
