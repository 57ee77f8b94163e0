import type {Root} from 'mdast';
import remarkDirective from 'remark-directive';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import {type Plugin, unified} from 'unified';
import {withoutInlineDirectives} from './inline-directives.ts';

/**
 * Leaves bare e-mail addresses as the text that they are. `remark-gfm` looks for one at each letter, which takes a
 * third of the time, and then in the finished tree, where the text around it loses its place on the page.
 */
const withoutMailLinks: Plugin<[], Root> = function () {
  const {micromarkExtensions = [], fromMarkdownExtensions = []} = this.data();
  for (const {text = {}} of micromarkExtensions) {
    for (const [code, constructs] of Object.entries(text)) {
      const others = [constructs ?? []].flat().filter(({name}) => name !== 'emailAutolink');
      Object.assign(text, {[code]: others});
    }
  }
  for (const extension of fromMarkdownExtensions.flat()) {
    if (extension.enter && 'literalAutolink' in extension.enter) extension.transforms = [];
  }
};

/** Reads MDX into a tree, with what Docusaurus adds to it. Throws a `VFileMessage` for what is not MDX. */
export const parser = unified()
  .use(remarkParse)
  .use(remarkFrontmatter)
  .use(remarkMdx)
  .use(remarkGfm)
  .use(withoutMailLinks)
  .use(remarkDirective)
  .use(withoutInlineDirectives)
  .freeze();
