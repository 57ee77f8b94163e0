import {mkdir, writeFile} from 'node:fs/promises';
import path from 'node:path';
import type {DocMetadata, LoadedContent, LoadedVersion} from '@docusaurus/plugin-content-docs';
import type {LoadContext, LoadedPlugin, Plugin} from '@docusaurus/types';
import {docFile} from '../components/page/doc-file.ts';
import moved from '../components/page/moved-addresses.json';
import {type ListedText, llmsFull, llmsIndex, type TextSection} from '../content/output/llms.ts';
import {pageMarkdown} from '../content/output/markdown.ts';
import {markdownAddress} from '../content/output/markdown-address.ts';
import {projectFiles} from '../content/project-files.ts';
import {describedVersions, descriptionFile} from '../records/api-of-releases.ts';
import {onReleases} from '../records/on-releases.ts';
import {readShownCompatibility} from '../records/their-versions.ts';
import {texts} from './made-texts.ts';
import {inSidebarOrder, type PlacedPage} from './sidebar-order.ts';

/**
 * Docusaurus plugin that writes each page as plain Markdown beside its HTML, `llms.txt` with links to these, and
 * `llms-full.txt` with all of them.
 */
export default function textPlugin({siteDir}: LoadContext): Plugin {
  return {
    name: 'text',
    async postBuild({outDir, baseUrl, siteConfig: {url, title, tagline}, plugins}) {
      const root = url + baseUrl;
      const pages = docsVersions(plugins).flatMap(({docs, sidebars}) =>
        inSidebarOrder(docs, sidebars),
      );
      const files = projectFiles(siteDir);
      const record = readShownCompatibility(siteDir, files);
      const releases = record && onReleases(record);
      const addresses = new Map(pages.map(({doc}) => [docFile(doc), url + doc.permalink]));
      const write = async (file: string, text: string): Promise<void> => {
        await mkdir(path.dirname(path.join(outDir, file)), {recursive: true});
        await writeFile(path.join(outDir, file), text);
      };

      const pageTexts = new Map<string, string>();
      for (const {doc} of pages) {
        const text = pageMarkdown(docFile(doc), files, {root, pages: addresses}, texts, releases);
        const address = markdownAddress(doc.permalink).slice(baseUrl.length);
        await write(address, text);
        pageTexts.set(address, text);
      }
      // A file host redirects no Markdown, so that an old address has the text of the page that took its place.
      for (const [from, to] of Object.entries(moved.pages)) {
        const text = pageTexts.get(markdownAddress(to).slice(1));
        if (text !== undefined) await write(markdownAddress(from).slice(1), text);
      }
      const sections = [
        ...sectionsOf(pages, url),
        optionalSection(root, describedVersions(siteDir)),
      ];
      await write('llms.txt', llmsIndex(title, tagline, sections));
      await write('llms-full.txt', llmsFull([...pageTexts.values()]));
    },
  };
}

function docsVersions(plugins: readonly LoadedPlugin[]): LoadedVersion[] {
  return plugins
    .filter(({name}) => name === 'docusaurus-plugin-content-docs')
    .flatMap(({content}) => (content as LoadedContent).loadedVersions);
}

function sectionsOf(pages: readonly PlacedPage<DocMetadata>[], url: string): TextSection[] {
  const sections = new Map<string, ListedText[]>();
  for (const {doc, section} of pages) {
    const {title, permalink, description} = doc;
    const text = {title, address: url + markdownAddress(permalink), description};
    sections.set(section, [...(sections.get(section) ?? []), text]);
  }
  return [...sections].map(([title, texts]) => ({title, texts}));
}

/**
 * What llmstxt.org calls optional: what a reader with little room can leave out.
 * @param versions the releases whose API is described
 */
function optionalSection(root: string, versions: readonly string[]): TextSection {
  return {
    title: 'Optional',
    texts: [
      {
        title: 'All pages in one file',
        address: `${root}llms-full.txt`,
        description: 'The pages above, one after the other.',
      },
      {
        title: 'openapi.yaml',
        address: `${root}openapi.yaml`,
        description:
          'The API of the reference server as an OpenAPI description: each route with its responses.',
      },
      ...versions.map((version) => ({
        title: path.basename(descriptionFile(version)),
        address: root + path.basename(descriptionFile(version)),
        description: `The same for ElizaOS ${version}, at the routes that a client uses.`,
      })),
      {
        title: 'claims.json',
        address: `${root}claims.json`,
        description: 'Each claim of the pages with its documented and its observed values.',
      },
      {
        title: 'claims.schema.json',
        address: `${root}claims.schema.json`,
        description: 'The JSON Schema of claims.json.',
      },
    ],
  };
}
