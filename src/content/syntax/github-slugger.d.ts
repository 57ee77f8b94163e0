/** Version 1, which Docusaurus makes the ids of headings with; it has no types of its own. */
declare module 'github-slugger' {
  export default class GithubSlugger {
    /** An id of a text that no text before it has. */
    slug(text: string): string;
  }
}
