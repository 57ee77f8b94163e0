import path from 'node:path';
import type {LoadContext, Plugin} from '@docusaurus/types';
import {pageDependencies} from '../content/page-dependencies.ts';
import {filesBelow, projectFiles} from '../content/project-files.ts';

/**
 * Docusaurus plugin that tells the bundler which files a page is made of, so that a changed example,
 * or a changed reader of pages, makes the page anew also where the bundler's cache is warm.
 */
export default function contentPlugin({siteDir}: LoadContext): Plugin {
  const readerFiles = filesBelow(projectFiles(siteDir), 'src/content');
  const dependenciesOf = (page: string, text: string): string[] =>
    [...readerFiles, ...pageDependencies(path.relative(siteDir, page), text)].map((file) =>
      path.join(siteDir, file),
    );
  return {
    name: 'content',
    configureWebpack: () => ({
      module: {
        rules: [
          {
            test: /\.mdx$/,
            include: [path.join(siteDir, 'docs')],
            enforce: 'pre',
            use: [
              {loader: path.join(__dirname, 'dependency-loader.cjs'), options: {dependenciesOf}},
            ],
          },
        ],
      },
    }),
  };
}
