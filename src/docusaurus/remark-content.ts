import path from 'node:path';
import type {Root} from 'mdast';
import type {Plugin} from 'unified';
import {expand} from '../content/expand.ts';
import {projectFiles} from '../content/project-files.ts';

/** Remark plugin that fills the snippets and examples of a page from the project's files as they are now. */
export const remarkContent: Plugin<[{root: string}], Root> = ({root}) => {
  return (tree, file) => {
    try {
      expand(tree, projectFiles(root));
    } catch (error) {
      const page = path.relative(root, file.path);
      const reason = error instanceof Error ? error.message : String(error);
      throw new Error(`${page}: ${reason} Run "npm run check" for the line.`);
    }
  };
};
