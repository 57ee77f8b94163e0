import path from 'node:path';
import type {LoadedContent} from '@docusaurus/plugin-content-docs';
import type {AllContent, LoadContext, Plugin} from '@docusaurus/types';
import {createSlugger} from '@docusaurus/utils';
import type {Root} from 'mdast';
import {docFile} from '../components/page/doc-file.ts';
import {expand} from '../content/output/expand.ts';
import {type SearchRecord, searchRecords} from '../content/output/search-records.ts';
import {type ProjectFiles, projectFiles} from '../content/project-files.ts';
import {parser} from '../content/syntax/parser.ts';
import {searchData} from '../search/search-index.ts';
import {texts} from './made-texts.ts';

const dataFile = 'search-data.json';

/**
 * Docusaurus plugin that makes the data of the search out of all pages. The bundler puts them into a file of their own,
 * with a hash in its name, and the search loads it when it is opened.
 */
export default function searchPlugin({siteDir, generatedFilesDir}: LoadContext): Plugin {
  return {
    name: 'search',
    async allContentLoaded({allContent, actions: {createData}}) {
      const records = recordsOf(allContent, projectFiles(siteDir));
      await createData(dataFile, JSON.stringify(searchData(records)));
    },
    configureWebpack: (_config, isServer) => ({
      module: {
        rules: [
          {
            test: path.join(generatedFilesDir, 'search', 'default', dataFile),
            type: 'asset/resource',
            generator: {filename: 'assets/search/[contenthash:8].json', emit: !isServer},
          },
        ],
      },
    }),
  };
}

function recordsOf(allContent: AllContent, files: ProjectFiles): SearchRecord[] {
  const content = allContent['docusaurus-plugin-content-docs']?.default as LoadedContent;
  const docs = content.loadedVersions.flatMap((version) => version.docs);
  return docs.flatMap((doc) => {
    const {title, description, permalink} = doc;
    const file = docFile(doc);
    const root = filledPage(file, files);
    // The bundler says why, with the page's name, and development goes on until it is mended.
    if (!root) return [];
    const slugger = createSlugger();
    return searchRecords(root, {
      title,
      description,
      path: permalink,
      slug: (text) => slugger.slug(text),
    });
  });
}

/** A page in full; nothing where it is broken. */
function filledPage(file: string, files: ProjectFiles): Root | undefined {
  try {
    const root = parser.parse(files.read(file) ?? '');
    expand(root, {file, files, texts});
    return root;
  } catch {
    return undefined;
  }
}
