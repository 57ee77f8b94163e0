import type {Nodes} from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import {unified} from 'unified';
import {isProse, type Prose, proseOf} from '../../content/page/prose.ts';
import type {Problem} from '../../content/problem.ts';
import type {ProjectFiles} from '../../content/project-files.ts';
import {type Language, languageProblems, unusedExceptions} from './check-language.ts';

/** What people read who work on the site; these are Markdown as GitHub shows it, and no pages. */
const guides = ['README.md', 'CONTRIBUTING.md'];

const parser = unified().use(remarkParse).use(remarkGfm).freeze();

/** What is wrong with the language of the guides for those who work on the site. */
export function guideProblems(files: ProjectFiles, language: Language): Problem[] {
  return guides.flatMap((file) => {
    const source = files.read(file);
    if (source === undefined) return [];
    const guide = {file, prose: proseIn(parser.parse(source), source)};
    return [
      ...languageProblems(guide, source, language),
      ...unusedExceptions(guide, source, language),
    ];
  });
}

function proseIn(node: Nodes, source: string): Prose[] {
  if (isProse(node)) {
    const prose = proseOf(node, source);
    return prose ? [prose] : [];
  }
  return 'children' in node ? node.children.flatMap((child) => proseIn(child, source)) : [];
}
