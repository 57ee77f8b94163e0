import path from 'node:path';
import type {DocMetadata, LoadedContent} from '@docusaurus/plugin-content-docs';
import type {AllContent, LoadContext, Plugin} from '@docusaurus/types';
import {createSlugger} from '@docusaurus/utils';
import type {Root} from 'mdast';
import {docFile} from '../components/page/doc-file.ts';
import {expand, type Filling} from '../content/output/expand.ts';
import {type Remedy, remediesIn} from '../content/output/remedies.ts';
import {type SearchRecord, searchRecords} from '../content/output/search-records.ts';
import {projectFiles} from '../content/project-files.ts';
import {parser} from '../content/syntax/parser.ts';
import type {Compatibility} from '../records/compatibility.ts';
import {onReleases} from '../records/on-releases.ts';
import {releaseNotes} from '../records/release-notes.ts';
import {readShownCompatibility} from '../records/their-versions.ts';
import {searchData} from '../search/search-index.ts';
import {texts} from './made-texts.ts';
import {inSidebarOrder} from './sidebar-order.ts';

/** Docusaurus plugin that makes the data of the search out of all pages. */
export default function searchPlugin({siteDir, baseUrl}: LoadContext): Plugin {
  return {
    name: 'search',
    async allContentLoaded({allContent, actions: {createData}}) {
      const pages = readPages(allContent, siteDir);
      const records = pages.flatMap((page) => recordsOf(page));
      const remedies = remediesOf(pages);
      const base = baseUrl.replace(/\/$/, '');
      await createData('search-data.json', JSON.stringify(searchData({records, remedies, base})));
    },
  };
}

/** A page, and what stands on it in full. */
interface ReadPage {
  doc: DocMetadata;
  root: Root;
}

function readPages(allContent: AllContent, siteDir: string): ReadPage[] {
  const files = projectFiles(siteDir);
  const record = readShownCompatibility(siteDir, files);
  const filling: Omit<Filling, 'file'> = {
    files,
    texts: new Map([...texts, ['Compatibility', record ? releaseAnswers(record) : '']]),
    releases: record && onReleases(record),
  };
  const content = allContent['docusaurus-plugin-content-docs']?.default as LoadedContent;
  const pages = content.loadedVersions.flatMap(({docs, sidebars}) =>
    inSidebarOrder(docs, sidebars),
  );
  return pages.flatMap(({doc}) => {
    const root = filledPage({...filling, file: docFile(doc)});
    // The bundler says why, with the page's name, and development goes on until it is mended.
    return root ? [{doc, root}] : [];
  });
}

function recordsOf({doc, root}: ReadPage): SearchRecord[] {
  const {title, description, permalink} = doc;
  const slugger = createSlugger();
  return searchRecords(root, {
    title,
    description,
    path: permalink,
    slug: (text) => slugger.slug(text),
  });
}

/** What the pages have to say to who got a message. */
function remediesOf(pages: readonly ReadPage[]): Remedy[] {
  const paths = new Map(pages.map(({doc}) => [docFile(doc), doc.permalink]));
  return pages.flatMap(({doc, root}) =>
    remediesIn(root, (link) => {
      const [, file = '', anchor = ''] = /^([^#]*)(.*)$/.exec(link) ?? [];
      const own = docFile(doc);
      const linked = file === '' ? own : path.posix.join(path.posix.dirname(own), file);
      const page = paths.get(linked);
      return page === undefined ? undefined : page + anchor;
    }),
  );
}

/** A page in full; nothing where it is broken. */
function filledPage(filling: Filling): Root | undefined {
  try {
    const root = parser.parse(filling.files.read(filling.file) ?? '');
    expand(root, filling);
    return root;
  } catch {
    return undefined;
  }
}

/** What released servers send instead of what the pages say, so that who got such a message finds it. */
function releaseAnswers(record: Compatibility): string {
  const notes = [...releaseNotes(record).values()];
  const lines = notes.flatMap(({notes}) =>
    notes.map(({versions, asked, answer}) => `${versions}, ${asked}: ${answer}`),
  );
  return ['```text', ...lines, '```'].join('\n');
}
